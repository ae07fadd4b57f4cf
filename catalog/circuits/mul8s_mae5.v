// Evolved by kb for mae <= 5.0 %: mean |error|, percent of 2^(2n).
// To find it again:
// kb evolve --metric mae --at-most 5.0% --width 8 --signed --from mul8s_mae2 --seed 1 --generations 40000 --islands 2 --mutations 8
// area 4.69 um2, delay 65.1 ps, power 13.72 uW in kb's model gates-2 (FreePDK45 gscl45nm),
// 0.5 %, 7.4 %, 1.3 % of exact:n=8,s=1, dadda-ks
// 8-bit signed multiplier
// MAE% = 4.713842 %
// MAE = 3089.263489
// WCE% = 21.5271 %
// WCE = 14108
// WCRE% = 605100 %
// EP% = 99.990845 %
// MRE% = 677.172298 %
// MSE = 14653614.25
module mul8s_mae5(A, B, O);
  input signed [7:0] A;
  input signed [7:0] B;
  output signed [15:0] O;
  wire n0;
  assign n0 = A[7] ^ B[7];
  assign O = {n0, n0, n0, 1'b1, 1'b0, B[4], B[4], B[2], B[6], 1'b0, A[4], n0, n0, 1'b1, 1'b0, 1'b0};
endmodule
