// Evolved by kb for mae <= 0.15 %: mean |error|, percent of 2^(2n).
// To find it again:
// kb evolve --metric mae --at-most 0.15% --width 8 --from mul8u_mae0p1 --seed 1 --generations 60000 --islands 2 --mutations 8
// area 348.22 um2, delay 1093.9 ps, power 503.81 uW in kb's model gates-2 (FreePDK45 gscl45nm),
// 40.2 %, 123.8 %, 49.9 % of exact:n=8,s=0, dadda-ks
// 8-bit unsigned multiplier
// MAE% = 0.145277 %
// MAE = 95.20874
// WCE% = 0.776672 %
// WCE = 509
// WCRE% = 25500 %
// EP% = 99.12262 %
// MRE% = 9.478707 %
// MSE = 14456.613525
module mul8u_mae0p15(A, B, O);
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
  wire n84, n85, n86, n87, n88, n89, n90, n91, n92, n93, n94, n95;
  wire n96, n97;
  assign n0 = A[2] & B[7];
  assign n1 = A[3] & B[6];
  assign n2 = A[4] & B[5];
  assign n3 = n0 ^ n1 ^ n2;
  assign n4 = (n0 & n1) | (n0 & n2) | (n1 & n2);
  assign n5 = A[1] & B[7];
  assign n6 = A[2] & B[6];
  assign n7 = A[6] & B[1];
  assign n8 = A[1] ^ B[0] ^ n7;
  assign n9 = (A[1] & B[0]) | (A[1] & n7) | (B[0] & n7);
  assign n10 = n5 ^ n6 ^ n9;
  assign n11 = (n5 & n6) | (n5 & n9) | (n6 & n9);
  assign n12 = A[3] & B[5];
  assign n13 = A[4] & B[4];
  assign n14 = n12 ^ n13;
  assign n15 = n12 & n13;
  assign n16 = A[5] & B[3];
  assign n17 = A[6] & B[2];
  assign n18 = A[7] & B[1];
  assign n19 = n16 ^ n17 ^ n18;
  assign n20 = (n16 & n17) | (n16 & n18) | (n17 & n18);
  assign n21 = A[3] & B[4];
  assign n22 = A[4] & B[3];
  assign n23 = n21 ^ n22;
  assign n24 = n21 & n22;
  assign n25 = n14 ^ n19 ^ n24;
  assign n26 = (n14 & n19) | (n14 & n24) | (n19 & n24);
  assign n27 = n3 ^ n11 ^ n26;
  assign n28 = (n3 & n11) | (n3 & n26) | (n11 & n26);
  assign n29 = A[5] & B[4];
  assign n30 = A[6] & B[3];
  assign n31 = A[7] & B[2];
  assign n32 = n29 ^ n30 ^ n31;
  assign n33 = (n29 & n30) | (n29 & n31) | (n30 & n31);
  assign n34 = n15 ^ n20 ^ n32;
  assign n35 = (n15 & n20) | (n15 & n32) | (n20 & n32);
  assign n36 = A[2] & B[5];
  assign n37 = n8 ^ n20 ^ n23;
  assign n38 = (n8 & n20) | (n8 & n23) | (n20 & n23);
  assign n39 = n10 ^ n36 ^ n38;
  assign n40 = (n10 & n36) | (n10 & n38) | (n36 & n38);
  assign n41 = n27 ^ n34 ^ n40;
  assign n42 = (n27 & n34) | (n27 & n40) | (n34 & n40);
  assign n43 = A[3] & B[7];
  assign n44 = A[4] & B[6];
  assign n45 = n33 ^ n43 ^ n44;
  assign n46 = (n33 & n43) | (n33 & n44) | (n43 & n44);
  assign n47 = A[0] ^ B[2];
  assign n48 = A[0] & B[2];
  assign n49 = n37 ^ n47;
  assign n50 = n37 & n47;
  assign n51 = n25 ^ n39 ^ n48;
  assign n52 = (n25 & n39) | (n25 & n48) | (n39 & n48);
  assign n53 = n50 ^ n51;
  assign n54 = n50 & n51;
  assign n55 = n41 ^ n52 ^ n54;
  assign n56 = (n41 & n52) | (n41 & n54) | (n52 & n54);
  assign n57 = A[5] & B[5];
  assign n58 = A[6] & B[4];
  assign n59 = A[7] & B[3];
  assign n60 = n57 ^ n58 ^ n59;
  assign n61 = (n57 & n58) | (n57 & n59) | (n58 & n59);
  assign n62 = n4 ^ n35 ^ n60;
  assign n63 = (n4 & n35) | (n4 & n60) | (n35 & n60);
  assign n64 = n28 ^ n45 ^ n62;
  assign n65 = (n28 & n45) | (n28 & n62) | (n45 & n62);
  assign n66 = n42 ^ n56 ^ n64;
  assign n67 = (n42 & n56) | (n42 & n64) | (n56 & n64);
  assign n68 = A[5] & B[6];
  assign n69 = A[6] & B[5];
  assign n70 = A[7] & B[4];
  assign n71 = n68 ^ n69 ^ n70;
  assign n72 = (n68 & n69) | (n68 & n70) | (n69 & n70);
  assign n73 = A[4] & B[7];
  assign n74 = n46 ^ n61 ^ n73;
  assign n75 = (n46 & n61) | (n46 & n73) | (n61 & n73);
  assign n76 = n63 ^ n71 ^ n74;
  assign n77 = (n63 & n71) | (n63 & n74) | (n71 & n74);
  assign n78 = n65 ^ n67 ^ n76;
  assign n79 = (n65 & n67) | (n65 & n76) | (n67 & n76);
  assign n80 = A[5] & B[7];
  assign n81 = A[6] & B[6];
  assign n82 = A[7] & B[5];
  assign n83 = n80 ^ n81 ^ n82;
  assign n84 = (n80 & n81) | (n80 & n82) | (n81 & n82);
  assign n85 = n72 ^ n75 ^ n83;
  assign n86 = (n72 & n75) | (n72 & n83) | (n75 & n83);
  assign n87 = n77 ^ n79 ^ n85;
  assign n88 = (n77 & n79) | (n77 & n85) | (n79 & n85);
  assign n89 = A[6] & B[7];
  assign n90 = A[7] & B[6];
  assign n91 = n84 ^ n89 ^ n90;
  assign n92 = (n84 & n89) | (n84 & n90) | (n89 & n90);
  assign n93 = n86 ^ n88 ^ n91;
  assign n94 = (n86 & n88) | (n86 & n91) | (n88 & n91);
  assign n95 = A[7] & B[7];
  assign n96 = n92 ^ n94 ^ n95;
  assign n97 = (n92 & n94) | (n92 & n95) | (n94 & n95);
  assign O = {n97, n96, n93, n87, n78, n66, n55, n53, n49, n68, n29, n95, 1'b0, A[6], n56, n91};
endmodule
