// Evolved by kb for mae <= 0.5 %: mean |error|, percent of 2^(2n).
// To find it again:
// kb evolve --metric mae --at-most 0.5% --width 8 --signed --from mul8s_mae0p2 --seed 1 --generations 40000 --islands 2 --mutations 8
// area 204.15 um2, delay 844.9 ps, power 330.14 uW in kb's model gates-2 (FreePDK45 gscl45nm),
// 23.7 %, 95.6 %, 30.1 % of exact:n=8,s=1, dadda-ks
// 8-bit signed multiplier
// MAE% = 0.494462 %
// MAE = 324.050903
// WCE% = 2.84729 %
// WCE = 1866
// WCRE% = 103700 %
// EP% = 99.879456 %
// MRE% = 70.829213 %
// MSE = 164289.650391
module mul8s_mae0p5(A, B, O);
  input signed [7:0] A;
  input signed [7:0] B;
  output signed [15:0] O;
  wire n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11;
  wire n12, n13, n14, n15, n16, n17, n18, n19, n20, n21, n22, n23;
  wire n24, n25, n26, n27, n28, n29, n30, n31, n32, n33, n34, n35;
  wire n36, n37, n38, n39, n40, n41, n42, n43, n44, n45, n46, n47;
  wire n48, n49, n50, n51, n52, n53, n54, n55, n56, n57, n58, n59;
  assign n0 = A[3] & B[6];
  assign n1 = A[6] & B[4];
  assign n2 = ~(A[7] & B[3]);
  assign n3 = A[5] & B[5];
  assign n4 = n1 ^ n2 ^ n3;
  assign n5 = (n1 & n2) | (n1 & n3) | (n2 & n3);
  assign n6 = A[6] & B[5];
  assign n7 = ~A[7];
  assign n8 = B[4] ^ n7;
  assign n9 = B[4] & n7;
  assign n10 = A[6] ^ n8;
  assign n11 = A[6] & n8;
  assign n12 = ~B[7];
  assign n13 = A[4] ^ B[5] ^ n0;
  assign n14 = (A[4] & B[5]) | (A[4] & n0) | (B[5] & n0);
  assign n15 = ~(B[3] ^ n13);
  assign n16 = B[3] | n13;
  assign n17 = n10 ^ n15;
  assign n18 = n10 & n15;
  assign n19 = n12 ^ n17;
  assign n20 = n12 & n17;
  assign n21 = n4 ^ n11 ^ n14;
  assign n22 = (n4 & n11) | (n4 & n14) | (n11 & n14);
  assign n23 = ~(A[3] & B[7]);
  assign n24 = A[4] & B[6];
  assign n25 = n9 ^ n23 ^ n24;
  assign n26 = (n9 & n23) | (n9 & n24) | (n23 & n24);
  assign n27 = n16 ^ n21 ^ n25;
  assign n28 = (n16 & n21) | (n16 & n25) | (n21 & n25);
  assign n29 = n18 ^ n20 ^ n27;
  assign n30 = (n18 & n20) | (n18 & n27) | (n20 & n27);
  assign n31 = ~(A[7] & B[4]);
  assign n32 = A[5] & B[6];
  assign n33 = n6 ^ n31 ^ n32;
  assign n34 = (n6 & n31) | (n6 & n32) | (n31 & n32);
  assign n35 = ~(A[4] & B[7]);
  assign n36 = n5 ^ n26 ^ n35;
  assign n37 = (n5 & n26) | (n5 & n35) | (n26 & n35);
  assign n38 = n22 ^ n33 ^ n36;
  assign n39 = (n22 & n33) | (n22 & n36) | (n33 & n36);
  assign n40 = n28 ^ n30 ^ n38;
  assign n41 = (n28 & n30) | (n28 & n38) | (n30 & n38);
  assign n42 = ~(A[7] & B[5]);
  assign n43 = A[6] & B[6];
  assign n44 = ~(A[5] & B[7]);
  assign n45 = n42 ^ n43 ^ n44;
  assign n46 = (n42 & n43) | (n42 & n44) | (n43 & n44);
  assign n47 = n34 ^ n37 ^ n45;
  assign n48 = (n34 & n37) | (n34 & n45) | (n37 & n45);
  assign n49 = n39 ^ n41 ^ n47;
  assign n50 = (n39 & n41) | (n39 & n47) | (n41 & n47);
  assign n51 = ~(A[7] & B[6]);
  assign n52 = ~(A[6] & B[7]);
  assign n53 = n46 ^ n51 ^ n52;
  assign n54 = (n46 & n51) | (n46 & n52) | (n51 & n52);
  assign n55 = n48 ^ n50 ^ n53;
  assign n56 = (n48 & n50) | (n48 & n53) | (n50 & n53);
  assign n57 = A[7] & B[7];
  assign n58 = (n54 & n56) | (n54 & n57) | (n56 & n57);
  assign n59 = ~n58;
  assign O = {n59, n59, n55, n49, n40, n29, n19, A[5], 1'b1, A[7], B[6], A[3], n30, n0, n37, n7};
endmodule
