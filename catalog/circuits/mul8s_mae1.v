// Evolved by kb for mae <= 1.0 %: mean |error|, percent of 2^(2n).
// To find it again:
// kb evolve --metric mae --at-most 1.0% --width 8 --signed --from mul8s_mae0p5 --seed 1 --generations 40000 --islands 2 --mutations 8
// area 114.51 um2, delay 604.6 ps, power 182.44 uW in kb's model gates-2 (FreePDK45 gscl45nm),
// 13.3 %, 68.4 %, 16.6 % of exact:n=8,s=1, dadda-ks
// 8-bit signed multiplier
// MAE% = 0.979626 %
// MAE = 642.007446
// WCE% = 5.947876 %
// WCE = 3898
// WCRE% = 205800 %
// EP% = 99.900818 %
// MRE% = 107.519644 %
// MSE = 670528.085938
module mul8s_mae1(A, B, O);
  input signed [7:0] A;
  input signed [7:0] B;
  output signed [15:0] O;
  wire n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11;
  wire n12, n13, n14, n15, n16, n17, n18, n19, n20, n21, n22, n23;
  wire n24, n25, n26, n27, n28, n29, n30, n31, n32, n33, n34, n35;
  assign n0 = ~A[7];
  assign n1 = ~(A[4] & B[7]);
  assign n2 = ~B[7];
  assign n3 = B[6] ^ n0 ^ n2;
  assign n4 = (B[6] & n0) | (B[6] & n2) | (n0 & n2);
  assign n5 = ~(A[5] & B[5]);
  assign n6 = ~(A[6] & B[4]);
  assign n7 = ~(n5 & n6);
  assign n8 = n1 ^ n4 ^ n7;
  assign n9 = (n1 & n4) | (n1 & n7) | (n4 & n7);
  assign n10 = A[5] & B[6];
  assign n11 = ~(A[7] & B[4]);
  assign n12 = A[6] & B[5];
  assign n13 = n10 ^ n11 ^ n12;
  assign n14 = (n10 & n11) | (n10 & n12) | (n11 & n12);
  assign n15 = n8 ^ n13;
  assign n16 = n8 & n13;
  assign n17 = ~n15;
  assign n18 = ~(A[5] & B[7]);
  assign n19 = A[6] & B[6];
  assign n20 = ~(A[7] & B[5]);
  assign n21 = n18 ^ n19 ^ n20;
  assign n22 = (n18 & n19) | (n18 & n20) | (n19 & n20);
  assign n23 = n9 ^ n14 ^ n21;
  assign n24 = (n9 & n14) | (n9 & n21) | (n14 & n21);
  assign n25 = n15 ^ n16 ^ n23;
  assign n26 = (n15 & n16) | (n15 & n23) | (n16 & n23);
  assign n27 = ~(A[6] & B[7]);
  assign n28 = ~(A[7] & B[6]);
  assign n29 = n22 ^ n27 ^ n28;
  assign n30 = (n22 & n27) | (n22 & n28) | (n27 & n28);
  assign n31 = n24 ^ n26 ^ n29;
  assign n32 = (n24 & n26) | (n24 & n29) | (n26 & n29);
  assign n33 = A[7] & B[7];
  assign n34 = (n30 & n32) | (n30 & n33) | (n32 & n33);
  assign n35 = ~n34;
  assign O = {n35, n35, n31, n25, n17, n3, A[4], A[6], B[3], 1'b1, B[7], A[7], 1'b0, n21, B[1], n8};
endmodule
