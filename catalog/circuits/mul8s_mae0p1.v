// Evolved by kb for mae <= 0.1 %: mean |error|, percent of 2^(2n).
// To find it again:
// kb evolve --metric mae --at-most 0.1% --width 8 --signed --from mul8s_mae0p05 --seed 1 --generations 40000 --islands 2 --mutations 8
// area 381.54 um2, delay 1076.5 ps, power 599.54 uW in kb's model gates-2 (FreePDK45 gscl45nm),
// 44.3 %, 121.8 %, 54.7 % of exact:n=8,s=1, dadda-ks
// 8-bit signed multiplier
// MAE% = 0.099837 %
// MAE = 65.429321
// WCE% = 24.986267 %
// WCE = 16375
// WCRE% = 26800 %
// EP% = 99.699402 %
// MRE% = 13.601186 %
// MSE = 10774.507813
module mul8s_mae0p1(A, B, O);
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
  wire n84, n85, n86, n87, n88, n89, n90, n91, n92, n93, n94, n95;
  wire n96, n97, n98, n99, n100, n101, n102, n103, n104, n105, n106, n107;
  wire n108;
  assign n0 = ~(A[7] & B[1]);
  assign n1 = A[3] & B[4];
  assign n2 = (B[0] & B[1]) | (B[0] & B[2]) | (B[1] & B[2]);
  assign n3 = A[2] & B[4];
  assign n4 = A[3] & B[3];
  assign n5 = ~(A[7] & B[0]);
  assign n6 = A[6] & B[1];
  assign n7 = A[5] & B[2];
  assign n8 = n5 ^ n6 ^ n7;
  assign n9 = (n5 & n6) | (n5 & n7) | (n6 & n7);
  assign n10 = A[4] & B[3];
  assign n11 = n1 ^ n10;
  assign n12 = n1 & n10;
  assign n13 = n8 ^ n11;
  assign n14 = n8 & n11;
  assign n15 = A[2] & B[5];
  assign n16 = A[1] & B[6];
  assign n17 = ~(A[0] & B[7]);
  assign n18 = n15 ^ n16 ^ n17;
  assign n19 = (n15 & n16) | (n15 & n17) | (n16 & n17);
  assign n20 = n2 ^ n18;
  assign n21 = n2 & n18;
  assign n22 = n3 ^ n13 ^ n20;
  assign n23 = (n3 & n13) | (n3 & n20) | (n13 & n20);
  assign n24 = n4 ^ n22;
  assign n25 = n4 & n22;
  assign n26 = A[6] & B[2];
  assign n27 = A[5] & B[3];
  assign n28 = n0 ^ n26 ^ n27;
  assign n29 = (n0 & n26) | (n0 & n27) | (n26 & n27);
  assign n30 = A[4] & B[4];
  assign n31 = A[3] & B[5];
  assign n32 = A[2] & B[6];
  assign n33 = n30 ^ n31 ^ n32;
  assign n34 = (n30 & n31) | (n30 & n32) | (n31 & n32);
  assign n35 = n12 ^ n28 ^ n33;
  assign n36 = (n12 & n28) | (n12 & n33) | (n28 & n33);
  assign n37 = ~(A[1] & B[7]);
  assign n38 = ~(n9 ^ n37);
  assign n39 = n14 ^ n19 ^ n38;
  assign n40 = (n14 & n19) | (n14 & n38) | (n19 & n38);
  assign n41 = n21 ^ n35 ^ n39;
  assign n42 = (n21 & n35) | (n21 & n39) | (n35 & n39);
  assign n43 = n23 ^ n25 ^ n41;
  assign n44 = (n23 & n25) | (n23 & n41) | (n25 & n41);
  assign n45 = ~(A[7] & B[2]);
  assign n46 = A[6] & B[3];
  assign n47 = A[5] & B[4];
  assign n48 = n45 ^ n46 ^ n47;
  assign n49 = (n45 & n46) | (n45 & n47) | (n46 & n47);
  assign n50 = n29 ^ n34 ^ n48;
  assign n51 = (n29 & n34) | (n29 & n48) | (n34 & n48);
  assign n52 = n9 | n37;
  assign n53 = A[4] & B[5];
  assign n54 = A[3] & B[6];
  assign n55 = ~(A[2] & B[7]);
  assign n56 = n53 ^ n54 ^ n55;
  assign n57 = (n53 & n54) | (n53 & n55) | (n54 & n55);
  assign n58 = n36 ^ n52 ^ n56;
  assign n59 = (n36 & n52) | (n36 & n56) | (n52 & n56);
  assign n60 = n40 ^ n50 ^ n58;
  assign n61 = (n40 & n50) | (n40 & n58) | (n50 & n58);
  assign n62 = n42 ^ n44 ^ n60;
  assign n63 = (n42 & n44) | (n42 & n60) | (n44 & n60);
  assign n64 = ~(A[7] & B[3]);
  assign n65 = A[6] & B[4];
  assign n66 = A[5] & B[5];
  assign n67 = n64 ^ n65 ^ n66;
  assign n68 = (n64 & n65) | (n64 & n66) | (n65 & n66);
  assign n69 = n51 ^ n57 ^ n67;
  assign n70 = (n51 & n57) | (n51 & n67) | (n57 & n67);
  assign n71 = A[4] & B[6];
  assign n72 = ~(A[3] & B[7]);
  assign n73 = n49 ^ n71 ^ n72;
  assign n74 = (n49 & n71) | (n49 & n72) | (n71 & n72);
  assign n75 = n59 ^ n69 ^ n73;
  assign n76 = (n59 & n69) | (n59 & n73) | (n69 & n73);
  assign n77 = n61 ^ n63 ^ n75;
  assign n78 = (n61 & n63) | (n61 & n75) | (n63 & n75);
  assign n79 = ~(A[7] & B[4]);
  assign n80 = A[6] & B[5];
  assign n81 = A[5] & B[6];
  assign n82 = n79 ^ n80 ^ n81;
  assign n83 = (n79 & n80) | (n79 & n81) | (n80 & n81);
  assign n84 = ~(A[4] & B[7]);
  assign n85 = n68 ^ n74 ^ n84;
  assign n86 = (n68 & n74) | (n68 & n84) | (n74 & n84);
  assign n87 = n70 ^ n82 ^ n85;
  assign n88 = (n70 & n82) | (n70 & n85) | (n82 & n85);
  assign n89 = n76 ^ n78 ^ n87;
  assign n90 = (n76 & n78) | (n76 & n87) | (n78 & n87);
  assign n91 = ~(A[7] & B[5]);
  assign n92 = A[6] & B[6];
  assign n93 = ~(A[5] & B[7]);
  assign n94 = n91 ^ n92 ^ n93;
  assign n95 = (n91 & n92) | (n91 & n93) | (n92 & n93);
  assign n96 = n83 ^ n86 ^ n94;
  assign n97 = (n83 & n86) | (n83 & n94) | (n86 & n94);
  assign n98 = n88 ^ n90 ^ n96;
  assign n99 = (n88 & n90) | (n88 & n96) | (n90 & n96);
  assign n100 = ~(A[7] & B[6]);
  assign n101 = ~(A[6] & B[7]);
  assign n102 = n95 ^ n100 ^ n101;
  assign n103 = (n95 & n100) | (n95 & n101) | (n100 & n101);
  assign n104 = n97 ^ n99 ^ n102;
  assign n105 = (n97 & n99) | (n97 & n102) | (n99 & n102);
  assign n106 = A[7] & B[7];
  assign n107 = (n103 & n105) | (n103 & n106) | (n105 & n106);
  assign n108 = ~n107;
  assign O = {n108, n108, n104, n98, n89, n77, n62, n43, n24, n80, A[1], n71, n84, n68, 1'b0, n52};
endmodule
