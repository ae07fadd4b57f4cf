// Evolved by kb for mae <= 0.306 %: mean |error|, percent of 2^(2n).
// To find it again:
// kb evolve --metric mae --at-most 0.306% --width 8 --from trunc-cc:n=8,k=8,fw=0 --seed 3 --generations 60000 --islands 4 --mutations 8
// area 266.09 um2, delay 928.6 ps, power 378.33 uW in kb's model gates-2 (FreePDK45 gscl45nm),
// 30.7 %, 105.1 %, 37.4 % of exact:n=8,s=0, dadda-ks
// 8-bit unsigned multiplier
// MAE% = 0.29681 %
// MAE = 194.517365
// WCE% = 1.765442 %
// WCE = 1157
// WCRE% = 27100 %
// EP% = 99.736023 %
// MRE% = 15.445608 %
// MSE = 59558.796875
module mul8u_mae0p306(A, B, O);
  input [7:0] A;
  input [7:0] B;
  output [15:0] O;
  wire n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11;
  wire n12, n13, n14, n15, n16, n17, n18, n19, n20, n21, n22, n23;
  wire n24, n25, n26, n27, n28, n29, n30, n31, n32, n33, n34, n35;
  wire n36, n37, n38, n39, n40, n41, n42, n43, n44, n45, n46, n47;
  wire n48, n49, n50, n51, n52, n53, n54, n55, n56, n57, n58, n59;
  wire n60, n61, n62, n63, n64, n65, n66, n67, n68, n69, n70, n71;
  wire n72, n73, n74, n75;
  assign n0 = A[6] & B[2];
  assign n1 = A[7] & B[2];
  assign n2 = A[5] & B[3];
  assign n3 = A[6] & B[3];
  assign n4 = A[7] & B[3];
  assign n5 = A[4] & B[4];
  assign n6 = A[5] & B[4];
  assign n7 = A[6] & B[4];
  assign n8 = A[7] & B[4];
  assign n9 = A[3] & B[5];
  assign n10 = A[4] & B[5];
  assign n11 = A[5] & B[5];
  assign n12 = A[6] & B[5];
  assign n13 = A[7] & B[5];
  assign n14 = A[2] & B[6];
  assign n15 = A[3] & B[6];
  assign n16 = A[4] & B[6];
  assign n17 = A[5] & B[6];
  assign n18 = A[6] & B[6];
  assign n19 = A[7] & B[6];
  assign n20 = A[1] & B[7];
  assign n21 = A[2] & B[7];
  assign n22 = A[3] & B[7];
  assign n23 = A[4] & B[7];
  assign n24 = A[5] & B[7];
  assign n25 = A[6] & B[7];
  assign n26 = A[7] & B[7];
  assign n27 = n0 ^ n2;
  assign n28 = n0 & n2;
  assign n29 = n1 ^ n3;
  assign n30 = n1 & n3;
  assign n31 = n5 ^ n9 ^ n14;
  assign n32 = (n5 & n9) | (n5 & n14) | (n9 & n14);
  assign n33 = n6 ^ n10 ^ n15;
  assign n34 = (n6 & n10) | (n6 & n15) | (n10 & n15);
  assign n35 = n21 ^ n28;
  assign n36 = n21 & n28;
  assign n37 = n4 ^ n7 ^ n11;
  assign n38 = (n4 & n7) | (n4 & n11) | (n7 & n11);
  assign n39 = n16 ^ n22 ^ n30;
  assign n40 = (n16 & n22) | (n16 & n30) | (n22 & n30);
  assign n41 = n8 ^ n12 ^ n17;
  assign n42 = (n8 & n12) | (n8 & n17) | (n12 & n17);
  assign n43 = n29 ^ n32 ^ n33;
  assign n44 = (n29 & n32) | (n29 & n33) | (n32 & n33);
  assign n45 = n34 ^ n36 ^ n37;
  assign n46 = (n34 & n36) | (n34 & n37) | (n36 & n37);
  assign n47 = n23 ^ n38 ^ n40;
  assign n48 = (n23 & n38) | (n23 & n40) | (n38 & n40);
  assign n49 = n13 ^ n18 ^ n24;
  assign n50 = (n13 & n18) | (n13 & n24) | (n18 & n24);
  assign n51 = B[1] ^ n27 ^ n31;
  assign n52 = (B[1] & n27) | (B[1] & n31) | (n27 & n31);
  assign n53 = n20 ^ n35 ^ n43;
  assign n54 = (n20 & n35) | (n20 & n43) | (n35 & n43);
  assign n55 = n39 ^ n44 ^ n45;
  assign n56 = (n39 & n44) | (n39 & n45) | (n44 & n45);
  assign n57 = n41 ^ n46 ^ n47;
  assign n58 = (n41 & n46) | (n41 & n47) | (n46 & n47);
  assign n59 = n42 ^ n48 ^ n49;
  assign n60 = (n42 & n48) | (n42 & n49) | (n48 & n49);
  assign n61 = n19 ^ n25 ^ n50;
  assign n62 = (n19 & n25) | (n19 & n50) | (n25 & n50);
  assign n63 = ~n51;
  assign n64 = n51 ^ n52 ^ n53;
  assign n65 = (n51 & n52) | (n51 & n53) | (n52 & n53);
  assign n66 = n54 ^ n55 ^ n65;
  assign n67 = (n54 & n55) | (n54 & n65) | (n55 & n65);
  assign n68 = n56 ^ n57 ^ n67;
  assign n69 = (n56 & n57) | (n56 & n67) | (n57 & n67);
  assign n70 = n58 ^ n59 ^ n69;
  assign n71 = (n58 & n59) | (n58 & n69) | (n59 & n69);
  assign n72 = n60 ^ n61 ^ n71;
  assign n73 = (n60 & n61) | (n60 & n71) | (n61 & n71);
  assign n74 = n26 ^ n62 ^ n73;
  assign n75 = (n26 & n62) | (n26 & n73) | (n62 & n73);
  assign O = {n75, n74, n72, n70, n68, n66, n64, n63, n42, n50, A[7], 1'b1, n52, B[2], n45, n56};
endmodule
