// Evolved by kb for mae <= 2.0 %: mean |error|, percent of 2^(2n).
// To find it again:
// kb evolve --metric mae --at-most 2.0% --width 8 --signed --from mul8s_mae1 --seed 1 --generations 40000 --islands 2 --mutations 8
// area 72.27 um2, delay 509.7 ps, power 113.94 uW in kb's model gates-2 (FreePDK45 gscl45nm),
// 8.4 %, 57.7 %, 10.4 % of exact:n=8,s=1, dadda-ks
// 8-bit signed multiplier
// MAE% = 1.958553 %
// MAE = 1283.557587
// WCE% = 9.295654 %
// WCE = 6092
// WCRE% = 127900 %
// EP% = 99.971008 %
// MRE% = 182.634782 %
// MSE = 2623726.375
module mul8s_mae2(A, B, O);
  input signed [7:0] A;
  input signed [7:0] B;
  output signed [15:0] O;
  wire n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11;
  wire n12, n13, n14, n15, n16, n17, n18, n19, n20, n21, n22;
  assign n0 = ~A[7];
  assign n1 = ~B[7];
  assign n2 = ~(A[7] & B[5]);
  assign n3 = A[6] & B[6];
  assign n4 = ~(n1 ^ n3);
  assign n5 = n1 | n3;
  assign n6 = A[6] & B[5];
  assign n7 = B[6] ^ n0 ^ n6;
  assign n8 = (B[6] & n0) | (B[6] & n6) | (n0 & n6);
  assign n9 = ~n7;
  assign n10 = n2 ^ n4 ^ n8;
  assign n11 = (n2 & n4) | (n2 & n8) | (n4 & n8);
  assign n12 = n7 ^ n10;
  assign n13 = n7 & n10;
  assign n14 = ~(A[7] & B[6]);
  assign n15 = ~(A[6] & B[7]);
  assign n16 = n5 ^ n14 ^ n15;
  assign n17 = (n5 & n14) | (n5 & n15) | (n14 & n15);
  assign n18 = n11 ^ n13 ^ n16;
  assign n19 = (n11 & n13) | (n11 & n16) | (n13 & n16);
  assign n20 = A[7] & B[7];
  assign n21 = (n17 & n19) | (n17 & n20) | (n19 & n20);
  assign n22 = ~n21;
  assign O = {n22, n22, n18, n12, n9, 1'b1, B[5], n13, 1'b0, n9, n6, n3, n22, B[3], B[7], n4};
endmodule
