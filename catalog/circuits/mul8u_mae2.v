// Evolved by kb for mae <= 2.0 %: mean |error|, percent of 2^(2n).
// To find it again:
// kb evolve --metric mae --at-most 2.0% --width 8 --from mul8u_mae1 --seed 1 --generations 40000 --islands 2 --mutations 8
// area 73.68 um2, delay 513.1 ps, power 105.74 uW in kb's model gates-2 (FreePDK45 gscl45nm),
// 8.5 %, 58.1 %, 10.5 % of exact:n=8,s=0, dadda-ks
// 8-bit unsigned multiplier
// MAE% = 1.974126 %
// MAE = 1293.763275
// WCE% = 10.510254 %
// WCE = 6888
// WCRE% = 25512.5 %
// EP% = 99.989319 %
// MRE% = 41.873557 %
// MSE = 2651962.84375
module mul8u_mae2(A, B, O);
  input [7:0] A;
  input [7:0] B;
  output [15:0] O;
  wire n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11;
  wire n12, n13, n14, n15, n16, n17, n18, n19, n20, n21, n22;
  assign n0 = A[6] & B[7];
  assign n1 = A[7] & B[7];
  assign n2 = A[7] & B[4];
  assign n3 = A[5] & B[6];
  assign n4 = A[7] & B[6];
  assign n5 = A[7] & B[5];
  assign n6 = A[5] & B[7];
  assign n7 = A[6] & B[6];
  assign n8 = n5 ^ n6 ^ n7;
  assign n9 = (n5 & n6) | (n5 & n7) | (n6 & n7);
  assign n10 = n0 ^ n4 ^ n9;
  assign n11 = (n0 & n4) | (n0 & n9) | (n4 & n9);
  assign n12 = n3 ^ n8;
  assign n13 = n3 & n8;
  assign n14 = ~(A[4] & B[7]);
  assign n15 = ~(A[6] & B[5]);
  assign n16 = ~(n14 & n15);
  assign n17 = n2 ^ n12 ^ n16;
  assign n18 = (n2 & n12) | (n2 & n16) | (n12 & n16);
  assign n19 = n10 ^ n13 ^ n18;
  assign n20 = (n10 & n13) | (n10 & n18) | (n13 & n18);
  assign n21 = n1 ^ n11 ^ n20;
  assign n22 = (n1 & n11) | (n1 & n20) | (n11 & n20);
  assign O = {n22, n21, n19, n17, B[3], 1'b0, 1'b0, n6, A[6], n10, A[7], n5, n5, 1'b0, n11, 1'b1};
endmodule
