// Evolved by kb for mae <= 0.5 %: mean |error|, percent of 2^(2n).
// To find it again:
// kb evolve --metric mae --at-most 0.5% --width 8 --from mul8u_mae0p2 --seed 1 --generations 40000 --islands 2 --mutations 8
// area 208.37 um2, delay 852.7 ps, power 295.74 uW in kb's model gates-2 (FreePDK45 gscl45nm),
// 24.1 %, 96.5 %, 29.3 % of exact:n=8,s=0, dadda-ks
// 8-bit unsigned multiplier
// MAE% = 0.495166 %
// MAE = 324.511749
// WCE% = 2.609253 %
// WCE = 1710
// WCRE% = 51100 %
// EP% = 99.911499 %
// MRE% = 21.60307 %
// MSE = 165859.794434
module mul8u_mae0p5(A, B, O);
  input [7:0] A;
  input [7:0] B;
  output [15:0] O;
  wire n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11;
  wire n12, n13, n14, n15, n16, n17, n18, n19, n20, n21, n22, n23;
  wire n24, n25, n26, n27, n28, n29, n30, n31, n32, n33, n34, n35;
  wire n36, n37, n38, n39, n40, n41, n42, n43, n44, n45, n46, n47;
  wire n48, n49, n50, n51, n52, n53, n54, n55, n56, n57, n58;
  assign n0 = A[5] & B[4];
  assign n1 = A[4] & B[6];
  assign n2 = A[3] & B[7];
  assign n3 = A[7] & B[2];
  assign n4 = A[6] & B[3];
  assign n5 = n0 ^ n3 ^ n4;
  assign n6 = (n0 & n3) | (n0 & n4) | (n3 & n4);
  assign n7 = n1 ^ n2 ^ n6;
  assign n8 = (n1 & n2) | (n1 & n6) | (n2 & n6);
  assign n9 = A[7] & B[3];
  assign n10 = A[7] & B[7];
  assign n11 = A[4] & B[5];
  assign n12 = A[3] & B[6];
  assign n13 = A[2] & B[7];
  assign n14 = n11 ^ n12 ^ n13;
  assign n15 = (n11 & n12) | (n11 & n13) | (n12 & n13);
  assign n16 = n5 ^ n6 ^ n14;
  assign n17 = (n5 & n6) | (n5 & n14) | (n6 & n14);
  assign n18 = ~(n15 ^ n16);
  assign n19 = n15 | n16;
  assign n20 = A[6] & B[4];
  assign n21 = A[5] & B[5];
  assign n22 = n9 ^ n20 ^ n21;
  assign n23 = (n9 & n20) | (n9 & n21) | (n20 & n21);
  assign n24 = n15 ^ n22;
  assign n25 = n15 & n22;
  assign n26 = n7 ^ n24;
  assign n27 = n7 & n24;
  assign n28 = n17 ^ n19 ^ n26;
  assign n29 = (n17 & n19) | (n17 & n26) | (n19 & n26);
  assign n30 = A[4] & B[7];
  assign n31 = n8 ^ n23 ^ n30;
  assign n32 = (n8 & n23) | (n8 & n30) | (n23 & n30);
  assign n33 = A[7] & B[4];
  assign n34 = A[5] & B[6];
  assign n35 = n25 ^ n33 ^ n34;
  assign n36 = (n25 & n33) | (n25 & n34) | (n33 & n34);
  assign n37 = A[6] & B[5];
  assign n38 = n31 ^ n35 ^ n37;
  assign n39 = (n31 & n35) | (n31 & n37) | (n35 & n37);
  assign n40 = n27 ^ n29 ^ n38;
  assign n41 = (n27 & n29) | (n27 & n38) | (n29 & n38);
  assign n42 = A[7] & B[5];
  assign n43 = A[6] & B[6];
  assign n44 = A[5] & B[7];
  assign n45 = n42 ^ n43 ^ n44;
  assign n46 = (n42 & n43) | (n42 & n44) | (n43 & n44);
  assign n47 = n32 ^ n36 ^ n45;
  assign n48 = (n32 & n36) | (n32 & n45) | (n36 & n45);
  assign n49 = n39 ^ n41 ^ n47;
  assign n50 = (n39 & n41) | (n39 & n47) | (n41 & n47);
  assign n51 = A[7] & B[6];
  assign n52 = A[6] & B[7];
  assign n53 = n46 ^ n51 ^ n52;
  assign n54 = (n46 & n51) | (n46 & n52) | (n51 & n52);
  assign n55 = n48 ^ n50 ^ n53;
  assign n56 = (n48 & n50) | (n48 & n53) | (n50 & n53);
  assign n57 = n10 ^ n54 ^ n56;
  assign n58 = (n10 & n54) | (n10 & n56) | (n54 & n56);
  assign O = {n58, n57, n55, n49, n40, n28, n18, n43, B[4], 1'b0, n27, n26, 1'b0, n41, B[4], n30};
endmodule
