// Evolved by kb for mae <= 0.05 %: mean |error|, percent of 2^(2n).
// To find it again:
// kb evolve --metric mae --at-most 0.05% --width 8 --signed --from mul8s_mae0p02 --seed 1 --generations 40000 --islands 2 --mutations 8
// area 447.24 um2, delay 1159.3 ps, power 699.58 uW in kb's model gates-2 (FreePDK45 gscl45nm),
// 51.9 %, 131.2 %, 63.8 % of exact:n=8,s=1, dadda-ks
// 8-bit signed multiplier
// MAE% = 0.048901 %
// MAE = 32.048035
// WCE% = 24.996948 %
// WCE = 16382
// WCRE% = 13300 %
// EP% = 98.937988 %
// MRE% = 6.545107 %
// MSE = 5696
module mul8s_mae0p05(A, B, O);
  input signed [7:0] A;
  input signed [7:0] B;
  output signed [15:0] O;
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
  wire n120, n121, n122, n123, n124, n125, n126, n127;
  assign n0 = ~(A[2] & B[7]);
  assign n1 = A[3] & B[6];
  assign n2 = A[4] & B[5];
  assign n3 = n0 ^ n1 ^ n2;
  assign n4 = (n0 & n1) | (n0 & n2) | (n1 & n2);
  assign n5 = ~(A[4] & B[7]);
  assign n6 = A[5] & B[5];
  assign n7 = A[6] & B[4];
  assign n8 = ~(A[7] & B[3]);
  assign n9 = n6 ^ n7 ^ n8;
  assign n10 = (n6 & n7) | (n6 & n8) | (n7 & n8);
  assign n11 = ~(A[3] & B[7]);
  assign n12 = A[4] & B[6];
  assign n13 = A[5] & B[4];
  assign n14 = A[6] & B[3];
  assign n15 = ~(A[7] & B[2]);
  assign n16 = n13 ^ n14 ^ n15;
  assign n17 = (n13 & n14) | (n13 & n15) | (n14 & n15);
  assign n18 = n11 ^ n12 ^ n17;
  assign n19 = (n11 & n12) | (n11 & n17) | (n12 & n17);
  assign n20 = n5 ^ n10 ^ n19;
  assign n21 = (n5 & n10) | (n5 & n19) | (n10 & n19);
  assign n22 = B[0] & B[1];
  assign n23 = A[0] ^ B[2] ^ n22;
  assign n24 = (A[0] & B[2]) | (A[0] & n22) | (B[2] & n22);
  assign n25 = A[2] & B[4];
  assign n26 = A[3] & B[3];
  assign n27 = n25 ^ n26;
  assign n28 = n25 & n26;
  assign n29 = A[2] & B[3];
  assign n30 = A[4] ^ n27 ^ n29;
  assign n31 = (A[4] & n27) | (A[4] & n29) | (n27 & n29);
  assign n32 = A[5] & B[1];
  assign n33 = A[6] & B[0];
  assign n34 = n32 ^ n33;
  assign n35 = n32 & n33;
  assign n36 = A[0] & B[6];
  assign n37 = A[1] & B[5];
  assign n38 = n34 ^ n36 ^ n37;
  assign n39 = (n34 & n36) | (n34 & n37) | (n36 & n37);
  assign n40 = n30 ^ n38;
  assign n41 = n30 & n38;
  assign n42 = n24 ^ n40;
  assign n43 = n24 & n40;
  assign n44 = ~(A[0] & B[7]);
  assign n45 = A[1] & B[6];
  assign n46 = A[2] & B[5];
  assign n47 = n44 ^ n45 ^ n46;
  assign n48 = (n44 & n45) | (n44 & n46) | (n45 & n46);
  assign n49 = n28 ^ n39 ^ n47;
  assign n50 = (n28 & n39) | (n28 & n47) | (n39 & n47);
  assign n51 = A[3] & B[4];
  assign n52 = A[4] & B[3];
  assign n53 = n51 ^ n52;
  assign n54 = n51 & n52;
  assign n55 = A[5] & B[2];
  assign n56 = A[6] & B[1];
  assign n57 = ~(A[7] & B[0]);
  assign n58 = n55 ^ n56 ^ n57;
  assign n59 = (n55 & n56) | (n55 & n57) | (n56 & n57);
  assign n60 = n35 ^ n53 ^ n58;
  assign n61 = (n35 & n53) | (n35 & n58) | (n53 & n58);
  assign n62 = n31 ^ n49 ^ n60;
  assign n63 = (n31 & n49) | (n31 & n60) | (n49 & n60);
  assign n64 = n41 ^ n43 ^ n62;
  assign n65 = (n41 & n43) | (n41 & n62) | (n43 & n62);
  assign n66 = ~(A[1] & B[7]);
  assign n67 = ~(n59 ^ n66);
  assign n68 = n48 ^ n61 ^ n67;
  assign n69 = (n48 & n61) | (n48 & n67) | (n61 & n67);
  assign n70 = A[2] & B[6];
  assign n71 = A[3] & B[5];
  assign n72 = A[4] & B[4];
  assign n73 = n70 ^ n71 ^ n72;
  assign n74 = (n70 & n71) | (n70 & n72) | (n71 & n72);
  assign n75 = A[5] & B[3];
  assign n76 = A[6] & B[2];
  assign n77 = ~(A[7] & B[1]);
  assign n78 = n75 ^ n76 ^ n77;
  assign n79 = (n75 & n76) | (n75 & n77) | (n76 & n77);
  assign n80 = n54 ^ n73 ^ n78;
  assign n81 = (n54 & n73) | (n54 & n78) | (n73 & n78);
  assign n82 = n50 ^ n68 ^ n80;
  assign n83 = (n50 & n68) | (n50 & n80) | (n68 & n80);
  assign n84 = n63 ^ n65 ^ n82;
  assign n85 = (n63 & n65) | (n63 & n82) | (n65 & n82);
  assign n86 = n59 | n66;
  assign n87 = n3 ^ n81 ^ n86;
  assign n88 = (n3 & n81) | (n3 & n86) | (n81 & n86);
  assign n89 = n16 ^ n74 ^ n79;
  assign n90 = (n16 & n74) | (n16 & n79) | (n74 & n79);
  assign n91 = n69 ^ n87 ^ n89;
  assign n92 = (n69 & n87) | (n69 & n89) | (n87 & n89);
  assign n93 = n83 ^ n85 ^ n91;
  assign n94 = (n83 & n85) | (n83 & n91) | (n85 & n91);
  assign n95 = n4 ^ n9 ^ n90;
  assign n96 = (n4 & n9) | (n4 & n90) | (n9 & n90);
  assign n97 = n18 ^ n88 ^ n95;
  assign n98 = (n18 & n88) | (n18 & n95) | (n88 & n95);
  assign n99 = n92 ^ n94 ^ n97;
  assign n100 = (n92 & n94) | (n92 & n97) | (n94 & n97);
  assign n101 = A[5] & B[6];
  assign n102 = A[6] & B[5];
  assign n103 = ~(A[7] & B[4]);
  assign n104 = n101 ^ n102 ^ n103;
  assign n105 = (n101 & n102) | (n101 & n103) | (n102 & n103);
  assign n106 = n20 ^ n96 ^ n104;
  assign n107 = (n20 & n96) | (n20 & n104) | (n96 & n104);
  assign n108 = n98 ^ n100 ^ n106;
  assign n109 = (n98 & n100) | (n98 & n106) | (n100 & n106);
  assign n110 = ~(A[5] & B[7]);
  assign n111 = A[6] & B[6];
  assign n112 = ~(A[7] & B[5]);
  assign n113 = n110 ^ n111 ^ n112;
  assign n114 = (n110 & n111) | (n110 & n112) | (n111 & n112);
  assign n115 = n21 ^ n105 ^ n113;
  assign n116 = (n21 & n105) | (n21 & n113) | (n105 & n113);
  assign n117 = n107 ^ n109 ^ n115;
  assign n118 = (n107 & n109) | (n107 & n115) | (n109 & n115);
  assign n119 = ~(A[6] & B[7]);
  assign n120 = ~(A[7] & B[6]);
  assign n121 = n114 ^ n119 ^ n120;
  assign n122 = (n114 & n119) | (n114 & n120) | (n119 & n120);
  assign n123 = n116 ^ n118 ^ n121;
  assign n124 = (n116 & n118) | (n116 & n121) | (n118 & n121);
  assign n125 = A[7] & B[7];
  assign n126 = (n122 & n124) | (n122 & n125) | (n124 & n125);
  assign n127 = ~n126;
  assign O = {n127, n127, n123, n117, n108, n99, n93, n84, n64, n42, n23, n51, B[2], A[5], n77, 1'b0};
endmodule
