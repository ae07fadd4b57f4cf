// Evolved by kb for mae <= 5.0 %: mean |error|, percent of 2^(2n).
// To find it again:
// kb evolve --metric mae --at-most 5.0% --width 8 --from mul8u_mae2 --seed 1 --generations 40000 --islands 2 --mutations 8
// area 23.00 um2, delay 209.7 ps, power 34.39 uW in kb's model gates-2 (FreePDK45 gscl45nm),
// 2.7 %, 23.7 %, 3.4 % of exact:n=8,s=0, dadda-ks
// 8-bit unsigned multiplier
// MAE% = 4.978882 %
// MAE = 3262.959961
// WCE% = 19.035339 %
// WCE = 12475
// WCRE% = 19281.25 %
// EP% = 99.981689 %
// MRE% = 84.561987 %
// MSE = 16293356.375
module mul8u_mae5(A, B, O);
  input [7:0] A;
  input [7:0] B;
  output [15:0] O;
  wire n0, n1, n2, n3, n4, n5, n6, n7;
  assign n0 = A[7] & B[6];
  assign n1 = A[6] & B[7];
  assign n2 = A[7] & B[5];
  assign n3 = n0 ^ n2;
  assign n4 = n0 & n2;
  assign n5 = A[7] & B[7];
  assign n6 = n1 ^ n4 ^ n5;
  assign n7 = (n1 & n4) | (n1 & n5) | (n4 & n5);
  assign O = {n7, n6, n3, A[5], A[5], A[6], B[6], 1'b0, n1, n0, A[5], A[5], 1'b1, B[1], 1'b1, n1};
endmodule
