// Evolved by kb for mae <= 1.0 %: mean |error|, percent of 2^(2n).
// To find it again:
// kb evolve --metric mae --at-most 1.0% --width 8 --from mul8u_mae0p5 --seed 1 --generations 40000 --islands 2 --mutations 8
// area 144.08 um2, delay 905.3 ps, power 199.54 uW in kb's model gates-2 (FreePDK45 gscl45nm),
// 16.6 %, 102.4 %, 19.8 % of exact:n=8,s=0, dadda-ks
// 8-bit unsigned multiplier
// MAE% = 0.99833 %
// MAE = 654.265259
// WCE% = 5.255127 %
// WCE = 3444
// WCRE% = 102300 %
// EP% = 99.917603 %
// MRE% = 45.245335 %
// MSE = 675872.03125
module mul8u_mae1(A, B, O);
  input [7:0] A;
  input [7:0] B;
  output [15:0] O;
  wire n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11;
  wire n12, n13, n14, n15, n16, n17, n18, n19, n20, n21, n22, n23;
  wire n24, n25, n26, n27, n28, n29, n30, n31, n32, n33, n34, n35;
  wire n36, n37, n38, n39, n40, n41;
  assign n0 = A[4] & B[7];
  assign n1 = A[6] & B[5];
  assign n2 = A[5] & B[6];
  assign n3 = A[7] & B[4];
  assign n4 = A[5] & B[5];
  assign n5 = A[6] & B[4];
  assign n6 = A[7] & B[3];
  assign n7 = n5 ^ n6;
  assign n8 = n5 & n6;
  assign n9 = n2 ^ n3 ^ n8;
  assign n10 = (n2 & n3) | (n2 & n8) | (n3 & n8);
  assign n11 = A[3] & B[7];
  assign n12 = A[4] & B[6];
  assign n13 = n10 ^ n11 ^ n12;
  assign n14 = (n10 & n11) | (n10 & n12) | (n11 & n12);
  assign n15 = n0 ^ n4 ^ n14;
  assign n16 = (n0 & n4) | (n0 & n14) | (n4 & n14);
  assign n17 = n1 ^ n9 ^ n15;
  assign n18 = (n1 & n9) | (n1 & n15) | (n9 & n15);
  assign n19 = n7 ^ n13;
  assign n20 = n7 & n13;
  assign n21 = ~n19;
  assign n22 = n17 ^ n19 ^ n20;
  assign n23 = (n17 & n19) | (n17 & n20) | (n19 & n20);
  assign n24 = A[6] & B[6];
  assign n25 = A[5] & B[7];
  assign n26 = A[7] & B[5];
  assign n27 = n24 ^ n25 ^ n26;
  assign n28 = (n24 & n25) | (n24 & n26) | (n25 & n26);
  assign n29 = n10 ^ n16 ^ n27;
  assign n30 = (n10 & n16) | (n10 & n27) | (n16 & n27);
  assign n31 = n18 ^ n23 ^ n29;
  assign n32 = (n18 & n23) | (n18 & n29) | (n23 & n29);
  assign n33 = A[6] & B[7];
  assign n34 = A[7] & B[6];
  assign n35 = n28 ^ n33 ^ n34;
  assign n36 = (n28 & n33) | (n28 & n34) | (n33 & n34);
  assign n37 = n30 ^ n32 ^ n35;
  assign n38 = (n30 & n32) | (n30 & n35) | (n32 & n35);
  assign n39 = A[7] & B[7];
  assign n40 = n36 ^ n38 ^ n39;
  assign n41 = (n36 & n38) | (n36 & n39) | (n38 & n39);
  assign O = {n41, n40, n37, n31, n22, n21, n33, n26, n29, n41, n33, B[4], n12, n13, A[1], 1'b0};
endmodule
