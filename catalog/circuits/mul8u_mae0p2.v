// Evolved by kb for mae <= 0.2 %: mean |error|, percent of 2^(2n).
// To find it again:
// kb evolve --metric mae --at-most 0.2% --width 8 --from mul8u_mae0p1 --seed 1 --generations 40000 --islands 2 --mutations 8
// area 325.69 um2, delay 1026.3 ps, power 467.75 uW in kb's model gates-2 (FreePDK45 gscl45nm),
// 37.6 %, 116.1 %, 46.3 % of exact:n=8,s=0, dadda-ks
// 8-bit unsigned multiplier
// MAE% = 0.199923 %
// MAE = 131.021332
// WCE% = 1.017761 %
// WCE = 667
// WCRE% = 25500 %
// EP% = 98.988342 %
// MRE% = 10.750106 %
// MSE = 26533.03125
module mul8u_mae0p2(A, B, O);
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
  wire n84, n85, n86, n87, n88, n89, n90, n91;
  assign n0 = A[2] & B[7];
  assign n1 = A[3] & B[6];
  assign n2 = A[4] & B[5];
  assign n3 = n0 ^ n1 ^ n2;
  assign n4 = (n0 & n1) | (n0 & n2) | (n1 & n2);
  assign n5 = A[1] & B[7];
  assign n6 = A[2] & B[6];
  assign n7 = A[0] ^ B[1];
  assign n8 = A[0] & B[1];
  assign n9 = n5 ^ n6 ^ n8;
  assign n10 = (n5 & n6) | (n5 & n8) | (n6 & n8);
  assign n11 = A[3] & B[5];
  assign n12 = A[4] & B[4];
  assign n13 = n11 ^ n12;
  assign n14 = n11 & n12;
  assign n15 = A[5] & B[3];
  assign n16 = A[6] & B[2];
  assign n17 = A[7] & B[1];
  assign n18 = n15 ^ n16 ^ n17;
  assign n19 = (n15 & n16) | (n15 & n17) | (n16 & n17);
  assign n20 = n12 ^ n13 ^ n18;
  assign n21 = (n12 & n13) | (n12 & n18) | (n13 & n18);
  assign n22 = n3 ^ n10 ^ n21;
  assign n23 = (n3 & n10) | (n3 & n21) | (n10 & n21);
  assign n24 = A[5] & B[4];
  assign n25 = A[6] & B[3];
  assign n26 = A[7] & B[2];
  assign n27 = n24 ^ n25 ^ n26;
  assign n28 = (n24 & n25) | (n24 & n26) | (n25 & n26);
  assign n29 = n14 ^ n19 ^ n27;
  assign n30 = (n14 & n19) | (n14 & n27) | (n19 & n27);
  assign n31 = A[2] & B[5];
  assign n32 = B[0] ^ n7;
  assign n33 = B[0] & n7;
  assign n34 = n9 ^ n31 ^ n33;
  assign n35 = (n9 & n31) | (n9 & n33) | (n31 & n33);
  assign n36 = n22 ^ n29 ^ n35;
  assign n37 = (n22 & n29) | (n22 & n35) | (n29 & n35);
  assign n38 = A[3] & B[7];
  assign n39 = A[4] & B[6];
  assign n40 = n28 ^ n38 ^ n39;
  assign n41 = (n28 & n38) | (n28 & n39) | (n38 & n39);
  assign n42 = B[2] & n15;
  assign n43 = A[1] ^ n32;
  assign n44 = A[1] & n32;
  assign n45 = n20 ^ n34 ^ n42;
  assign n46 = (n20 & n34) | (n20 & n42) | (n34 & n42);
  assign n47 = n44 ^ n45;
  assign n48 = n44 & n45;
  assign n49 = n36 ^ n46 ^ n48;
  assign n50 = (n36 & n46) | (n36 & n48) | (n46 & n48);
  assign n51 = A[5] & B[5];
  assign n52 = A[6] & B[4];
  assign n53 = A[7] & B[3];
  assign n54 = n51 ^ n52 ^ n53;
  assign n55 = (n51 & n52) | (n51 & n53) | (n52 & n53);
  assign n56 = n4 ^ n30 ^ n54;
  assign n57 = (n4 & n30) | (n4 & n54) | (n30 & n54);
  assign n58 = n23 ^ n40 ^ n56;
  assign n59 = (n23 & n40) | (n23 & n56) | (n40 & n56);
  assign n60 = n37 ^ n50 ^ n58;
  assign n61 = (n37 & n50) | (n37 & n58) | (n50 & n58);
  assign n62 = A[5] & B[6];
  assign n63 = A[6] & B[5];
  assign n64 = A[7] & B[4];
  assign n65 = n57 ^ n62 ^ n64;
  assign n66 = (n57 & n62) | (n57 & n64) | (n62 & n64);
  assign n67 = A[4] & B[7];
  assign n68 = n41 ^ n55 ^ n67;
  assign n69 = (n41 & n55) | (n41 & n67) | (n55 & n67);
  assign n70 = n63 ^ n65 ^ n68;
  assign n71 = (n63 & n65) | (n63 & n68) | (n65 & n68);
  assign n72 = n59 ^ n61 ^ n70;
  assign n73 = (n59 & n61) | (n59 & n70) | (n61 & n70);
  assign n74 = A[5] & B[7];
  assign n75 = A[6] & B[6];
  assign n76 = A[7] & B[5];
  assign n77 = n74 ^ n75 ^ n76;
  assign n78 = (n74 & n75) | (n74 & n76) | (n75 & n76);
  assign n79 = n66 ^ n69 ^ n77;
  assign n80 = (n66 & n69) | (n66 & n77) | (n69 & n77);
  assign n81 = n71 ^ n73 ^ n79;
  assign n82 = (n71 & n73) | (n71 & n79) | (n73 & n79);
  assign n83 = A[6] & B[7];
  assign n84 = A[7] & B[6];
  assign n85 = n78 ^ n83 ^ n84;
  assign n86 = (n78 & n83) | (n78 & n84) | (n83 & n84);
  assign n87 = n80 ^ n82 ^ n85;
  assign n88 = (n80 & n82) | (n80 & n85) | (n82 & n85);
  assign n89 = A[7] & B[7];
  assign n90 = n86 ^ n88 ^ n89;
  assign n91 = (n86 & n88) | (n86 & n89) | (n88 & n89);
  assign O = {n91, n90, n87, n81, n72, n60, n49, n47, n43, B[6], n53, n41, B[6], A[1], n24, 1'b0};
endmodule
