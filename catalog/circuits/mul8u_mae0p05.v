// Evolved by kb for mae <= 0.05 %: mean |error|, percent of 2^(2n).
// To find it again:
// kb evolve --metric mae --at-most 0.05% --width 8 --from mul8u_mae0p02 --seed 1 --generations 40000 --islands 2 --mutations 8
// area 450.06 um2, delay 1160.8 ps, power 637.80 uW in kb's model gates-2 (FreePDK45 gscl45nm),
// 52.0 %, 131.3 %, 63.1 % of exact:n=8,s=0, dadda-ks
// 8-bit unsigned multiplier
// MAE% = 0.048982 %
// MAE = 32.101074
// WCE% = 0.250244 %
// WCE = 164
// WCRE% = 3200 %
// EP% = 99.517822 %
// MRE% = 1.640763 %
// MSE = 1630.617188
module mul8u_mae0p05(A, B, O);
  input [7:0] A;
  input [7:0] B;
  output [15:0] O;
  wire n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11;
  wire n12, n13, n14, n15, n16, n17, n18, n19, n20, n21, n22, n23;
  wire n24, n25, n26, n27, n28, n29, n30, n31, n32, n33, n34, n35;
  wire n36, n37, n38, n39, n40, n41, n42, n43, n44, n45, n46, n47;
  wire n48, n49, n50, n51, n52, n53, n54, n55, n56, n57, n58, n59;
  wire n60, n61, n62, n63, n64, n65, n66, n67, n68, n69, n70, n71;
  wire n72, n73, n74, n75, n76, n77, n78, n79, n80, n81, n82, n83;
  wire n84, n85, n86, n87, n88, n89, n90, n91, n92, n93, n94, n95;
  wire n96, n97, n98, n99, n100, n101, n102, n103, n104, n105, n106, n107;
  wire n108, n109, n110, n111, n112, n113, n114, n115, n116, n117, n118, n119;
  wire n120, n121, n122, n123, n124, n125, n126;
  assign n0 = A[5] & B[7];
  assign n1 = A[6] & B[6];
  assign n2 = A[7] & B[5];
  assign n3 = n0 ^ n1 ^ n2;
  assign n4 = (n0 & n1) | (n0 & n2) | (n1 & n2);
  assign n5 = A[4] & B[7];
  assign n6 = A[5] & B[5];
  assign n7 = A[6] & B[4];
  assign n8 = A[7] & B[3];
  assign n9 = n6 ^ n7 ^ n8;
  assign n10 = (n6 & n7) | (n6 & n8) | (n7 & n8);
  assign n11 = A[3] & B[7];
  assign n12 = A[4] & B[6];
  assign n13 = A[5] & B[4];
  assign n14 = A[6] & B[3];
  assign n15 = A[7] & B[2];
  assign n16 = n13 ^ n14 ^ n15;
  assign n17 = (n13 & n14) | (n13 & n15) | (n14 & n15);
  assign n18 = n11 ^ n12 ^ n17;
  assign n19 = (n11 & n12) | (n11 & n17) | (n12 & n17);
  assign n20 = n5 ^ n10 ^ n19;
  assign n21 = (n5 & n10) | (n5 & n19) | (n10 & n19);
  assign n22 = A[5] & B[6];
  assign n23 = A[6] & B[5];
  assign n24 = A[7] & B[4];
  assign n25 = n22 ^ n23 ^ n24;
  assign n26 = (n22 & n23) | (n22 & n24) | (n23 & n24);
  assign n27 = n3 ^ n21 ^ n26;
  assign n28 = (n3 & n21) | (n3 & n26) | (n21 & n26);
  assign n29 = A[3] & B[4];
  assign n30 = A[3] & B[2];
  assign n31 = A[2] & B[3];
  assign n32 = (A[1] & B[2]) | (A[1] & n31) | (B[2] & n31);
  assign n33 = A[5] & B[1];
  assign n34 = A[6] & B[0];
  assign n35 = n33 ^ n34;
  assign n36 = n33 & n34;
  assign n37 = A[0] & B[6];
  assign n38 = A[1] & B[5];
  assign n39 = n35 ^ n37 ^ n38;
  assign n40 = (n35 & n37) | (n35 & n38) | (n37 & n38);
  assign n41 = A[2] & B[4];
  assign n42 = A[3] & B[3];
  assign n43 = A[4] ^ n41 ^ n42;
  assign n44 = (A[4] & n41) | (A[4] & n42) | (n41 & n42);
  assign n45 = n30 ^ n43;
  assign n46 = n30 & n43;
  assign n47 = n39 ^ n45;
  assign n48 = n39 & n45;
  assign n49 = n32 ^ n47;
  assign n50 = n32 & n47;
  assign n51 = A[2] & B[5];
  assign n52 = A[0] & B[7];
  assign n53 = A[1] & B[6];
  assign n54 = n51 ^ n52 ^ n53;
  assign n55 = (n51 & n52) | (n51 & n53) | (n52 & n53);
  assign n56 = n40 ^ n44 ^ n54;
  assign n57 = (n40 & n44) | (n40 & n54) | (n44 & n54);
  assign n58 = A[4] & B[3];
  assign n59 = n29 ^ n58;
  assign n60 = n29 & n58;
  assign n61 = A[5] & B[2];
  assign n62 = A[6] & B[1];
  assign n63 = A[7] & B[0];
  assign n64 = n61 ^ n62 ^ n63;
  assign n65 = (n61 & n62) | (n61 & n63) | (n62 & n63);
  assign n66 = n36 ^ n59 ^ n64;
  assign n67 = (n36 & n59) | (n36 & n64) | (n59 & n64);
  assign n68 = n46 ^ n56 ^ n66;
  assign n69 = (n46 & n56) | (n46 & n66) | (n56 & n66);
  assign n70 = n48 ^ n50 ^ n68;
  assign n71 = (n48 & n50) | (n48 & n68) | (n50 & n68);
  assign n72 = A[1] & B[7];
  assign n73 = A[2] & B[6];
  assign n74 = n65 ^ n72 ^ n73;
  assign n75 = (n65 & n72) | (n65 & n73) | (n72 & n73);
  assign n76 = n55 ^ n67 ^ n74;
  assign n77 = (n55 & n67) | (n55 & n74) | (n67 & n74);
  assign n78 = A[3] & B[5];
  assign n79 = A[4] & B[4];
  assign n80 = n78 ^ n79;
  assign n81 = n78 & n79;
  assign n82 = A[5] & B[3];
  assign n83 = A[6] & B[2];
  assign n84 = A[7] & B[1];
  assign n85 = n82 ^ n83 ^ n84;
  assign n86 = (n82 & n83) | (n82 & n84) | (n83 & n84);
  assign n87 = n60 ^ n80 ^ n85;
  assign n88 = (n60 & n80) | (n60 & n85) | (n80 & n85);
  assign n89 = n57 ^ n76 ^ n87;
  assign n90 = (n57 & n76) | (n57 & n87) | (n76 & n87);
  assign n91 = n69 ^ n71 ^ n89;
  assign n92 = (n69 & n71) | (n69 & n89) | (n71 & n89);
  assign n93 = A[2] & B[7];
  assign n94 = A[3] & B[6];
  assign n95 = A[4] & B[5];
  assign n96 = n93 ^ n94 ^ n95;
  assign n97 = (n93 & n94) | (n93 & n95) | (n94 & n95);
  assign n98 = n75 ^ n88 ^ n96;
  assign n99 = (n75 & n88) | (n75 & n96) | (n88 & n96);
  assign n100 = n16 ^ n81 ^ n86;
  assign n101 = (n16 & n81) | (n16 & n86) | (n81 & n86);
  assign n102 = n77 ^ n98 ^ n100;
  assign n103 = (n77 & n98) | (n77 & n100) | (n98 & n100);
  assign n104 = n90 ^ n92 ^ n102;
  assign n105 = (n90 & n92) | (n90 & n102) | (n92 & n102);
  assign n106 = n9 ^ n97 ^ n101;
  assign n107 = (n9 & n97) | (n9 & n101) | (n97 & n101);
  assign n108 = n18 ^ n99 ^ n106;
  assign n109 = (n18 & n99) | (n18 & n106) | (n99 & n106);
  assign n110 = n103 ^ n105 ^ n108;
  assign n111 = (n103 & n105) | (n103 & n108) | (n105 & n108);
  assign n112 = n20 ^ n25 ^ n107;
  assign n113 = (n20 & n25) | (n20 & n107) | (n25 & n107);
  assign n114 = n109 ^ n111 ^ n112;
  assign n115 = (n109 & n111) | (n109 & n112) | (n111 & n112);
  assign n116 = n27 ^ n113 ^ n115;
  assign n117 = (n27 & n113) | (n27 & n115) | (n113 & n115);
  assign n118 = A[6] & B[7];
  assign n119 = A[7] & B[6];
  assign n120 = n4 ^ n118 ^ n119;
  assign n121 = (n4 & n118) | (n4 & n119) | (n118 & n119);
  assign n122 = n28 ^ n117 ^ n120;
  assign n123 = (n28 & n117) | (n28 & n120) | (n117 & n120);
  assign n124 = A[7] & B[7];
  assign n125 = n121 ^ n123 ^ n124;
  assign n126 = (n121 & n123) | (n121 & n124) | (n123 & n124);
  assign O = {n126, n125, n122, n116, n114, n110, n104, n91, n70, n49, A[0], n36, n20, B[1], 1'b0, 1'b1};
endmodule
