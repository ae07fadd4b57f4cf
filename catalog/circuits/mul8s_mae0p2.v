// Evolved by kb for mae <= 0.2 %: mean |error|, percent of 2^(2n).
// To find it again:
// kb evolve --metric mae --at-most 0.2% --width 8 --signed --from mul8s_mae0p1 --seed 1 --generations 40000 --islands 2 --mutations 8
// area 309.27 um2, delay 1018.8 ps, power 488.01 uW in kb's model gates-2 (FreePDK45 gscl45nm),
// 35.9 %, 115.3 %, 44.5 % of exact:n=8,s=1, dadda-ks
// 8-bit signed multiplier
// MAE% = 0.194123 %
// MAE = 127.220337
// WCE% = 0.895691 %
// WCE = 587
// WCRE% = 18500 %
// EP% = 99.673462 %
// MRE% = 21.89378 %
// MSE = 24922.609375
module mul8s_mae0p2(A, B, O);
  input signed [7:0] A;
  input signed [7:0] B;
  output signed [15:0] O;
  wire n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11;
  wire n12, n13, n14, n15, n16, n17, n18, n19, n20, n21, n22, n23;
  wire n24, n25, n26, n27, n28, n29, n30, n31, n32, n33, n34, n35;
  wire n36, n37, n38, n39, n40, n41, n42, n43, n44, n45, n46, n47;
  wire n48, n49, n50, n51, n52, n53, n54, n55, n56, n57, n58, n59;
  wire n60, n61, n62, n63, n64, n65, n66, n67, n68, n69, n70, n71;
  wire n72, n73, n74, n75, n76, n77, n78, n79, n80, n81, n82, n83;
  wire n84, n85, n86, n87;
  assign n0 = ~(A[1] & B[7]);
  assign n1 = ~((A[5] & B[2]) | A[4]);
  assign n2 = n0 | ~n1;
  assign n3 = A[5] & B[5];
  assign n4 = A[6] & B[4];
  assign n5 = ~(A[7] & B[3]);
  assign n6 = n3 ^ n4 ^ n5;
  assign n7 = (n3 & n4) | (n3 & n5) | (n4 & n5);
  assign n8 = ~(A[4] & B[7]);
  assign n9 = A[4] & B[6];
  assign n10 = A[6] & B[5];
  assign n11 = A[1] & B[6];
  assign n12 = A[3] & B[4];
  assign n13 = A[2] & B[3];
  assign n14 = n0 ^ n1;
  assign n15 = n11 ^ n14;
  assign n16 = n11 & n14;
  assign n17 = A[2] & B[6];
  assign n18 = A[3] & B[5];
  assign n19 = A[4] & B[4];
  assign n20 = n17 ^ n18 ^ n19;
  assign n21 = (n17 & n18) | (n17 & n19) | (n18 & n19);
  assign n22 = A[5] & B[3];
  assign n23 = A[6] & B[2];
  assign n24 = ~(A[7] & B[1]);
  assign n25 = n22 ^ n23 ^ n24;
  assign n26 = (n22 & n23) | (n22 & n24) | (n23 & n24);
  assign n27 = n12 ^ n20 ^ n25;
  assign n28 = (n12 & n20) | (n12 & n25) | (n20 & n25);
  assign n29 = B[1] ^ n15 ^ n27;
  assign n30 = (B[1] & n15) | (B[1] & n27) | (n15 & n27);
  assign n31 = n13 ^ n29;
  assign n32 = n13 & n29;
  assign n33 = ~(A[2] & B[7]);
  assign n34 = A[3] & B[6];
  assign n35 = A[4] & B[5];
  assign n36 = n33 ^ n34 ^ n35;
  assign n37 = (n33 & n34) | (n33 & n35) | (n34 & n35);
  assign n38 = n2 ^ n28 ^ n36;
  assign n39 = (n2 & n28) | (n2 & n36) | (n28 & n36);
  assign n40 = A[5] & B[4];
  assign n41 = A[6] & B[3];
  assign n42 = ~(A[7] & B[2]);
  assign n43 = n40 ^ n41 ^ n42;
  assign n44 = (n40 & n41) | (n40 & n42) | (n41 & n42);
  assign n45 = n21 ^ n26 ^ n43;
  assign n46 = (n21 & n26) | (n21 & n43) | (n26 & n43);
  assign n47 = n16 ^ n38 ^ n45;
  assign n48 = (n16 & n38) | (n16 & n45) | (n38 & n45);
  assign n49 = n30 ^ n32 ^ n47;
  assign n50 = (n30 & n32) | (n30 & n47) | (n32 & n47);
  assign n51 = ~(A[3] & B[7]);
  assign n52 = n9 ^ n44 ^ n51;
  assign n53 = (n9 & n44) | (n9 & n51) | (n44 & n51);
  assign n54 = n6 ^ n37 ^ n46;
  assign n55 = (n6 & n37) | (n6 & n46) | (n37 & n46);
  assign n56 = n39 ^ n52 ^ n54;
  assign n57 = (n39 & n52) | (n39 & n54) | (n52 & n54);
  assign n58 = n48 ^ n50 ^ n56;
  assign n59 = (n48 & n50) | (n48 & n56) | (n50 & n56);
  assign n60 = n7 ^ n8 ^ n53;
  assign n61 = (n7 & n8) | (n7 & n53) | (n8 & n53);
  assign n62 = A[5] & B[6];
  assign n63 = ~(A[7] & B[4]);
  assign n64 = n10 ^ n62 ^ n63;
  assign n65 = (n10 & n62) | (n10 & n63) | (n62 & n63);
  assign n66 = n55 ^ n60 ^ n64;
  assign n67 = (n55 & n60) | (n55 & n64) | (n60 & n64);
  assign n68 = n57 ^ n59 ^ n66;
  assign n69 = (n57 & n59) | (n57 & n66) | (n59 & n66);
  assign n70 = ~(A[5] & B[7]);
  assign n71 = A[6] & B[6];
  assign n72 = ~(A[7] & B[5]);
  assign n73 = n70 ^ n71 ^ n72;
  assign n74 = (n70 & n71) | (n70 & n72) | (n71 & n72);
  assign n75 = n61 ^ n65 ^ n73;
  assign n76 = (n61 & n65) | (n61 & n73) | (n65 & n73);
  assign n77 = n67 ^ n69 ^ n75;
  assign n78 = (n67 & n69) | (n67 & n75) | (n69 & n75);
  assign n79 = ~(A[6] & B[7]);
  assign n80 = ~(A[7] & B[6]);
  assign n81 = n74 ^ n79 ^ n80;
  assign n82 = (n74 & n79) | (n74 & n80) | (n79 & n80);
  assign n83 = n76 ^ n78 ^ n81;
  assign n84 = (n76 & n78) | (n76 & n81) | (n78 & n81);
  assign n85 = A[7] & B[7];
  assign n86 = (n82 & n84) | (n82 & n85) | (n84 & n85);
  assign n87 = ~n86;
  assign O = {n87, n87, n83, n77, n68, n58, n49, n31, n10, n24, n7, 1'b0, n29, 1'b0, A[6], n34};
endmodule
