// Evolved by kb for mae <= 0.1 %: mean |error|, percent of 2^(2n).
// To find it again:
// kb evolve --metric mae --at-most 0.1% --width 8 --from mul8u_mae0p05 --seed 1 --generations 40000 --islands 2 --mutations 8
// area 386.70 um2, delay 1186.4 ps, power 552.26 uW in kb's model gates-2 (FreePDK45 gscl45nm),
// 44.6 %, 134.2 %, 54.7 % of exact:n=8,s=0, dadda-ks
// 8-bit unsigned multiplier
// MAE% = 0.099975 %
// MAE = 65.519836
// WCE% = 0.509644 %
// WCE = 334
// WCRE% = 10300 %
// EP% = 99.072266 %
// MRE% = 4.938726 %
// MSE = 6850.281982
module mul8u_mae0p1(A, B, O);
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
  wire n108;
  assign n0 = A[7] & B[2];
  assign n1 = A[6] & B[3];
  assign n2 = A[5] & B[4];
  assign n3 = n0 ^ n1 ^ n2;
  assign n4 = (n0 & n1) | (n0 & n2) | (n1 & n2);
  assign n5 = A[4] & B[6];
  assign n6 = A[3] & B[7];
  assign n7 = n4 ^ n5 ^ n6;
  assign n8 = (n4 & n5) | (n4 & n6) | (n5 & n6);
  assign n9 = A[7] & B[3];
  assign n10 = A[6] & B[4];
  assign n11 = A[5] & B[5];
  assign n12 = n9 ^ n10 ^ n11;
  assign n13 = (n9 & n10) | (n9 & n11) | (n10 & n11);
  assign n14 = A[4] & B[7];
  assign n15 = n8 ^ n13 ^ n14;
  assign n16 = (n8 & n13) | (n8 & n14) | (n13 & n14);
  assign n17 = A[5] & B[1];
  assign n18 = A[0] ^ A[2] ^ n8;
  assign n19 = (A[0] & A[2]) | (A[0] & n8) | (A[2] & n8);
  assign n20 = A[1] & B[5];
  assign n21 = A[7] & B[0];
  assign n22 = A[6] & B[1];
  assign n23 = B[2] ^ n21 ^ n22;
  assign n24 = (B[2] & n21) | (B[2] & n22) | (n21 & n22);
  assign n25 = A[4] & B[3];
  assign n26 = A[3] & B[4];
  assign n27 = n25 ^ n26;
  assign n28 = n25 & n26;
  assign n29 = n17 ^ n23 ^ n27;
  assign n30 = (n17 & n23) | (n17 & n27) | (n23 & n27);
  assign n31 = A[1] & B[6];
  assign n32 = A[0] & B[7];
  assign n33 = A[2] & B[5];
  assign n34 = n31 ^ n32 ^ n33;
  assign n35 = (n31 & n32) | (n31 & n33) | (n32 & n33);
  assign n36 = n19 ^ n34;
  assign n37 = n19 & n34;
  assign n38 = n29 ^ n36;
  assign n39 = n29 & n36;
  assign n40 = n20 ^ n38;
  assign n41 = n20 & n38;
  assign n42 = A[7] & B[1];
  assign n43 = A[6] & B[2];
  assign n44 = A[5] & B[3];
  assign n45 = n42 ^ n43 ^ n44;
  assign n46 = (n42 & n43) | (n42 & n44) | (n43 & n44);
  assign n47 = A[4] & B[4];
  assign n48 = A[3] & B[5];
  assign n49 = n47 ^ n48;
  assign n50 = n47 & n48;
  assign n51 = n28 ^ n45 ^ n49;
  assign n52 = (n28 & n45) | (n28 & n49) | (n45 & n49);
  assign n53 = A[2] & B[6];
  assign n54 = A[1] & B[7];
  assign n55 = n24 ^ n53 ^ n54;
  assign n56 = (n24 & n53) | (n24 & n54) | (n53 & n54);
  assign n57 = n30 ^ n35 ^ n55;
  assign n58 = (n30 & n35) | (n30 & n55) | (n35 & n55);
  assign n59 = n37 ^ n51 ^ n57;
  assign n60 = (n37 & n51) | (n37 & n57) | (n51 & n57);
  assign n61 = n39 ^ n41 ^ n59;
  assign n62 = (n39 & n41) | (n39 & n59) | (n41 & n59);
  assign n63 = n3 ^ n46 ^ n50;
  assign n64 = (n3 & n46) | (n3 & n50) | (n46 & n50);
  assign n65 = A[4] & B[5];
  assign n66 = A[3] & B[6];
  assign n67 = A[2] & B[7];
  assign n68 = n65 ^ n66 ^ n67;
  assign n69 = (n65 & n66) | (n65 & n67) | (n66 & n67);
  assign n70 = n52 ^ n56 ^ n68;
  assign n71 = (n52 & n56) | (n52 & n68) | (n56 & n68);
  assign n72 = n58 ^ n63 ^ n70;
  assign n73 = (n58 & n63) | (n58 & n70) | (n63 & n70);
  assign n74 = n60 ^ n62 ^ n72;
  assign n75 = (n60 & n62) | (n60 & n72) | (n62 & n72);
  assign n76 = n12 ^ n64 ^ n69;
  assign n77 = (n12 & n64) | (n12 & n69) | (n64 & n69);
  assign n78 = n7 ^ n71 ^ n76;
  assign n79 = (n7 & n71) | (n7 & n76) | (n71 & n76);
  assign n80 = n73 ^ n75 ^ n78;
  assign n81 = (n73 & n75) | (n73 & n78) | (n75 & n78);
  assign n82 = A[7] & B[4];
  assign n83 = A[6] & B[5];
  assign n84 = A[5] & B[6];
  assign n85 = n82 ^ n83 ^ n84;
  assign n86 = (n82 & n83) | (n82 & n84) | (n83 & n84);
  assign n87 = n15 ^ n77 ^ n85;
  assign n88 = (n15 & n77) | (n15 & n85) | (n77 & n85);
  assign n89 = n79 ^ n81 ^ n87;
  assign n90 = (n79 & n81) | (n79 & n87) | (n81 & n87);
  assign n91 = A[7] & B[5];
  assign n92 = A[6] & B[6];
  assign n93 = A[5] & B[7];
  assign n94 = n91 ^ n92 ^ n93;
  assign n95 = (n91 & n92) | (n91 & n93) | (n92 & n93);
  assign n96 = n16 ^ n86 ^ n94;
  assign n97 = (n16 & n86) | (n16 & n94) | (n86 & n94);
  assign n98 = n88 ^ n90 ^ n96;
  assign n99 = (n88 & n90) | (n88 & n96) | (n90 & n96);
  assign n100 = A[7] & B[6];
  assign n101 = A[6] & B[7];
  assign n102 = n95 ^ n100 ^ n101;
  assign n103 = (n95 & n100) | (n95 & n101) | (n100 & n101);
  assign n104 = n97 ^ n99 ^ n102;
  assign n105 = (n97 & n99) | (n97 & n102) | (n99 & n102);
  assign n106 = A[7] & B[7];
  assign n107 = n103 ^ n105 ^ n106;
  assign n108 = (n103 & n105) | (n103 & n106) | (n105 & n106);
  assign O = {n108, n107, n104, n98, n89, n80, n74, n61, n40, n18, B[0], B[3], 1'b1, 1'b0, n73, 1'b0};
endmodule
