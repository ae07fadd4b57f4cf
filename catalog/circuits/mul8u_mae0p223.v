// Evolved by kb for mae <= 0.223 %: mean |error|, percent of 2^(2n).
// To find it again:
// kb evolve --metric mae --at-most 0.223% --width 8 --from maj-truncated:n=8 --seed 1 --generations 60000 --islands 2 --mutations 8
// area 294.72 um2, delay 965.7 ps, power 414.98 uW in kb's model gates-2 (FreePDK45 gscl45nm),
// 34.0 %, 109.3 %, 41.1 % of exact:n=8,s=0, dadda-ks
// 8-bit unsigned multiplier
// MAE% = 0.220698 %
// MAE = 144.636505
// WCE% = 1.225281 %
// WCE = 803
// WCRE% = 12800 %
// EP% = 99.809265 %
// MRE% = 5.772978 %
// MSE = 32982.441406
module mul8u_mae0p223(A, B, O);
  input [7:0] A;
  input [7:0] B;
  output [15:0] O;
  wire n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11;
  wire n12, n13, n14, n15, n16, n17, n18, n19, n20, n21, n22, n23;
  wire n24, n25, n26, n27, n28, n29, n30, n31, n32, n33, n34, n35;
  wire n36, n37, n38, n39, n40, n41, n42, n43, n44, n45, n46, n47;
  wire n48, n49, n50, n51, n52, n53, n54, n55, n56, n57, n58, n59;
  wire n60, n61, n62, n63, n64, n65, n66, n67, n68, n69, n70, n71;
  wire n72, n73, n74, n75, n76, n77, n78, n79, n80, n81, n82, n83;
  wire n84;
  assign n0 = A[7] & B[1];
  assign n1 = A[6] & B[2];
  assign n2 = A[7] & B[2];
  assign n3 = A[5] & B[3];
  assign n4 = A[6] & B[3];
  assign n5 = A[7] & B[3];
  assign n6 = A[4] & B[4];
  assign n7 = A[5] & B[4];
  assign n8 = A[6] & B[4];
  assign n9 = A[7] & B[4];
  assign n10 = A[3] & B[5];
  assign n11 = A[4] & B[5];
  assign n12 = A[5] & B[5];
  assign n13 = A[6] & B[5];
  assign n14 = A[7] & B[5];
  assign n15 = A[2] & B[6];
  assign n16 = A[3] & B[6];
  assign n17 = A[4] & B[6];
  assign n18 = A[5] & B[6];
  assign n19 = A[6] & B[6];
  assign n20 = A[7] & B[6];
  assign n21 = A[1] & B[7];
  assign n22 = A[2] & B[7];
  assign n23 = A[3] & B[7];
  assign n24 = A[4] & B[7];
  assign n25 = A[5] & B[7];
  assign n26 = A[6] & B[7];
  assign n27 = A[7] & B[7];
  assign n28 = A[6] & B[1];
  assign n29 = ~(A[5] & B[2]);
  assign n30 = n28 | ~n29;
  assign n31 = ~((A[1] & B[6]) | n6);
  assign n32 = ~n31;
  assign n33 = n0 ^ n1 ^ n3;
  assign n34 = (n0 & n1) | (n0 & n3) | (n1 & n3);
  assign n35 = n2 ^ n4 ^ n7;
  assign n36 = (n2 & n4) | (n2 & n7) | (n4 & n7);
  assign n37 = n15 ^ n21 ^ n30;
  assign n38 = (n15 & n21) | (n15 & n30) | (n21 & n30);
  assign n39 = n11 ^ n16 ^ n22;
  assign n40 = (n11 & n16) | (n11 & n22) | (n16 & n22);
  assign n41 = n10 ^ n34;
  assign n42 = n10 & n34;
  assign n43 = n5 ^ n8 ^ n12;
  assign n44 = (n5 & n8) | (n5 & n12) | (n8 & n12);
  assign n45 = n17 ^ n23 ^ n36;
  assign n46 = (n17 & n23) | (n17 & n36) | (n23 & n36);
  assign n47 = n9 ^ n13 ^ n18;
  assign n48 = (n9 & n13) | (n9 & n18) | (n13 & n18);
  assign n49 = ~(n31 ^ n33);
  assign n50 = n32 & n33;
  assign n51 = n35 ^ n38 ^ n39;
  assign n52 = (n35 & n38) | (n35 & n39) | (n38 & n39);
  assign n53 = n40 ^ n42 ^ n43;
  assign n54 = (n40 & n42) | (n40 & n43) | (n42 & n43);
  assign n55 = n24 ^ n44 ^ n46;
  assign n56 = (n24 & n44) | (n24 & n46) | (n44 & n46);
  assign n57 = n14 ^ n19 ^ n25;
  assign n58 = (n14 & n19) | (n14 & n25) | (n19 & n25);
  assign n59 = n6 ^ n37;
  assign n60 = n6 & n37;
  assign n61 = n41 ^ n50 ^ n51;
  assign n62 = (n41 & n50) | (n41 & n51) | (n50 & n51);
  assign n63 = n45 ^ n52 ^ n53;
  assign n64 = (n45 & n52) | (n45 & n53) | (n52 & n53);
  assign n65 = n47 ^ n54 ^ n55;
  assign n66 = (n47 & n54) | (n47 & n55) | (n54 & n55);
  assign n67 = n48 ^ n56 ^ n57;
  assign n68 = (n48 & n56) | (n48 & n57) | (n56 & n57);
  assign n69 = n20 ^ n26 ^ n58;
  assign n70 = (n20 & n26) | (n20 & n58) | (n26 & n58);
  assign n71 = n49 ^ n59;
  assign n72 = n49 & n59;
  assign n73 = n60 ^ n61 ^ n72;
  assign n74 = (n60 & n61) | (n60 & n72) | (n61 & n72);
  assign n75 = n62 ^ n63 ^ n74;
  assign n76 = (n62 & n63) | (n62 & n74) | (n63 & n74);
  assign n77 = n64 ^ n65 ^ n76;
  assign n78 = (n64 & n65) | (n64 & n76) | (n65 & n76);
  assign n79 = n66 ^ n67 ^ n78;
  assign n80 = (n66 & n67) | (n66 & n78) | (n67 & n78);
  assign n81 = n68 ^ n69 ^ n80;
  assign n82 = (n68 & n69) | (n68 & n80) | (n69 & n80);
  assign n83 = n27 ^ n70 ^ n82;
  assign n84 = (n27 & n70) | (n27 & n82) | (n70 & n82);
  assign O = {n84, n83, n81, n79, n77, n75, n73, n71, B[0], B[3], n70, A[2], n25, n41, n50, n29};
endmodule
