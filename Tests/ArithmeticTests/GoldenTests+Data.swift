import Arithmetic

extension GoldenTests {
  /// 8 bits, all operand pairs.
  static let exhaustive: [Golden] = [
    Golden(
      "od-mitchell:n=8",
      [
        .mred: "2.0272", .relativeBias: "-2.0272", .minRelative: "-11.11", .maxRelative: "0",
        .stdRelative: "2.415", .nmed: "0.004748", .me: "-308.771", .ep: "82.84", .wce: "4096",
      ]),
    Golden(
      "blm:n=8,e=0",
      [
        .mred: "8.9131", .relativeBias: "-8.9131", .minRelative: "-24.8", .maxRelative: "0",
        .stdRelative: "6.43", .nmed: "0.027345", .me: "-1778.138", .ep: "93.09", .wce: "16129",
      ]),
    Golden(
      "blm:n=8,e=1",
      [
        .mred: "0.8337", .relativeBias: "-0.8337", .minRelative: "-6.1", .maxRelative: "0",
        .stdRelative: "1.087", .nmed: "0.002901", .me: "-188.633", .ep: "73.18", .wce: "3969",
      ]),
    Golden(
      "blm:n=8,e=2",
      [
        .mred: "0.0708", .relativeBias: "-0.0708", .minRelative: "-1.48", .maxRelative: "0",
        .stdRelative: "0.155", .nmed: "0.000283", .me: "-18.43", .ep: "40.54", .wce: "961",
      ]),
    Golden(
      "blm:n=8,e=3",
      [
        .mred: "0.0048", .relativeBias: "-0.0048", .minRelative: "-0.35", .maxRelative: "0",
        .stdRelative: "0.019", .nmed: "2.3e-05", .me: "-1.485", .ep: "13.2", .wce: "225",
      ]),
    Golden(
      "mitch-w:n=8,w=4,u=0,s=0",
      [
        .mred: "10.3452", .relativeBias: "-10.3452", .minRelative: "-23.53", .maxRelative: "0",
        .stdRelative: "4.409", .nmed: "0.027818", .me: "-1808.861", .ep: "98.17", .wce: "10081",
      ]),
    Golden(
      "mitch-w:n=8,w=4,u=1,s=0",
      [
        .mred: "6.6802", .relativeBias: "-1.9862", .minRelative: "-23.07", .maxRelative: "25",
        .stdRelative: "7.955", .nmed: "0.016545", .me: "-556.25", .ep: "99.21", .wce: "9825",
      ]),
    Golden(
      "mitch-w:n=8,w=5,u=0,s=0",
      [
        .mred: "6.6194", .relativeBias: "-6.6194", .minRelative: "-17.25", .maxRelative: "0",
        .stdRelative: "3.404", .nmed: "0.017797", .me: "-1157.25", .ep: "97.39", .wce: "6833",
      ]),
    Golden(
      "mitch-w:n=8,w=5,u=1,s=0",
      [
        .mred: "4.2582", .relativeBias: "-2.2328", .minRelative: "-17.12", .maxRelative: "12.5",
        .stdRelative: "4.799", .nmed: "0.010888", .me: "-500.639", .ep: "98.99", .wce: "6769",
      ]),
    Golden(
      "mitch-w:n=8,w=6,u=0,s=0",
      [
        .mred: "4.8276", .relativeBias: "-4.8276", .minRelative: "-13.83", .maxRelative: "0",
        .stdRelative: "3.075", .nmed: "0.012738", .me: "-828.304", .ep: "96.22", .wce: "5257",
      ]),
    Golden(
      "mitch-w:n=8,w=6,u=1,s=0",
      [
        .mred: "3.3987", .relativeBias: "-2.4877", .minRelative: "-13.79", .maxRelative: "6.25",
        .stdRelative: "3.548", .nmed: "0.008844", .me: "-489.028", .ep: "98.87", .wce: "5241",
      ]),
    Golden(
      "mitch-w:n=8,w=8,u=0,s=0",
      [
        .mred: "3.7878", .relativeBias: "-3.7878", .minRelative: "-11.11", .maxRelative: "0",
        .stdRelative: "2.981", .nmed: "0.009326", .me: "-606.398", .ep: "93.09", .wce: "4096",
      ]),
    Golden(
      "mitch-w:n=8,w=8,u=1,s=0",
      [
        .mred: "3.2263", .relativeBias: "-3.0081", .minRelative: "-11.11", .maxRelative: "1.56",
        .stdRelative: "3.022", .nmed: "0.00804", .me: "-500.465", .ep: "98.53", .wce: "4095",
      ]),
    Golden(
      "mitch-w:n=8,w=5,u=0,s=2",
      [
        .mred: "8.9972", .relativeBias: "-8.9692", .minRelative: "-75", .maxRelative: "100",
        .stdRelative: "6.556", .nmed: "0.019776", .me: "-0.746", .ep: "97.66", .wce: "1808",
      ]),
    Golden(
      "mitch-w:n=8,w=6,u=0,s=2",
      [
        .mred: "7.4917", .relativeBias: "-7.4605", .minRelative: "-75", .maxRelative: "100",
        .stdRelative: "6.647", .nmed: "0.014998", .me: "-0.746", .ep: "96.88", .wce: "1412",
      ]),
    Golden(
      "mitch-w:n=8,w=8,u=0,s=2",
      [
        .mred: "6.984", .relativeBias: "-6.9507", .minRelative: "-75", .maxRelative: "100",
        .stdRelative: "6.716", .nmed: "0.013068", .me: "-0.746", .ep: "96.19", .wce: "1217",
      ]),
    Golden(
      "mitch-w:n=8,w=6,u=0,s=1",
      [
        .mred: "4.2211", .relativeBias: "-4.2211", .minRelative: "-12.93", .maxRelative: "0",
        .stdRelative: "3.096", .nmed: "0.011183", .me: "0", .ep: "90.82", .wce: "1217",
      ]),
    Golden(
      "mbm:n=8,t=0",
      [
        .mred: "2.7107", .relativeBias: "0.0473", .minRelative: "-11.11", .maxRelative: "7.81",
        .stdRelative: "3.322", .nmed: "0.006045", .me: "-37.817", .ep: "98.7", .wce: "2816",
      ]),
    Golden(
      "realm:n=8,logm=2,t=0",
      [
        .mred: "1.4874", .relativeBias: "0.0987", .minRelative: "-11.11", .maxRelative: "5.21",
        .stdRelative: "1.898", .nmed: "0.00328", .me: "-9.106", .ep: "98.15", .wce: "1983",
      ]),
    Golden(
      "realm:n=8,logm=3,t=0",
      [
        .mred: "0.8433", .relativeBias: "0.0441", .minRelative: "-11.11", .maxRelative: "2.88",
        .stdRelative: "1.083", .nmed: "0.001812", .me: "-9.142", .ep: "97.49", .wce: "1183",
      ]),
    Golden(
      "realm:n=8,logm=4,t=0",
      [
        .mred: "0.5071", .relativeBias: "0.0812", .minRelative: "-11.11", .maxRelative: "1.79",
        .stdRelative: "0.647", .nmed: "0.001041", .me: "1.472", .ep: "96.86", .wce: "591",
      ]),
    Golden(
      "alm:n=8,m=3,adder=0",
      [
        .mred: "3.0854", .relativeBias: "-2.2088", .minRelative: "-12.36", .maxRelative: "5.47",
        .stdRelative: "3.328", .nmed: "0.007831", .me: "-404.602", .ep: "98.06", .wce: "4605",
      ]),
    Golden(
      "alm:n=8,m=5,adder=0",
      [
        .mred: "5.5752", .relativeBias: "1.4794", .minRelative: "-17.44", .maxRelative: "24.22",
        .stdRelative: "6.716", .nmed: "0.013223", .me: "100.092", .ep: "98.8",
      ]),
    Golden(
      "alm:n=8,m=3,adder=1",
      [
        .mred: "3.7043", .relativeBias: "-3.5613", .minRelative: "-12.36", .maxRelative: "2.85",
        .stdRelative: "3.113", .nmed: "0.009263", .me: "-571.285", .ep: "93.09", .wce: "4605",
      ]),
    Golden(
      "alm:n=8,m=5,adder=1",
      [
        .mred: "4.9796", .relativeBias: "-3.2671", .minRelative: "-17.44", .maxRelative: "10.85",
        .stdRelative: "5.081", .nmed: "0.013286", .me: "-540.533", .ep: "93.09", .wce: "6897",
      ]),
    Golden(
      "alm:n=8,m=3,adder=2",
      [
        .mred: "3.2706", .relativeBias: "-2.4705", .minRelative: "-13.79", .maxRelative: "5.47",
        .stdRelative: "3.412", .nmed: "0.008589", .me: "-483.676", .ep: "98.33", .wce: "5241",
      ]),
    Golden(
      "alm:n=8,m=5,adder=2",
      [
        .mred: "5.9617", .relativeBias: "-1.257", .minRelative: "-23.07", .maxRelative: "24.22",
        .stdRelative: "7.375", .nmed: "0.014861", .me: "-480.98", .ep: "98.8", .wce: "9825",
      ]),
    Golden(
      "ilm:n=8",
      [
        .mred: "2.8622", .relativeBias: "-0.0093", .minRelative: "-11.11", .maxRelative: "10.99",
        .stdRelative: "3.847", .nmed: "0.006998", .me: "-0.246", .ep: "93.09", .wce: "4096",
      ]),
    Golden(
      "ilm:n=8,cap=1",
      [
        .mred: "5.6143", .relativeBias: "-2.3832", .minRelative: "-24.8", .maxRelative: "16.6",
        .stdRelative: "7.196", .nmed: "0.021147", .me: "-992.496", .ep: "93.09", .wce: "16129",
      ]),
    Golden(
      "ilm:n=8,cap=1,s=1",
      [
        .mred: "2.8156", .relativeBias: "-0.0007", .minRelative: "-11.11", .maxRelative: "10.88",
        .stdRelative: "3.844", .nmed: "0.006941", .me: "0", .ep: "87.89", .wce: "1024",
      ]),
    Golden(
      "dr-alm:n=8,t=4",
      [
        .mred: "8.9824", .relativeBias: "7.2844", .minRelative: "-15.79", .maxRelative: "37.5",
        .stdRelative: "8.531", .nmed: "0.019297", .me: "922.743", .ep: "99.21", .wce: "11264",
      ]),
    Golden(
      "dr-alm:n=8,t=5",
      [
        .mred: "4.3558", .relativeBias: "2.1886", .minRelative: "-12.98", .maxRelative: "18.75",
        .stdRelative: "4.943", .nmed: "0.00963", .me: "210.359", .ep: "99.19", .wce: "5888",
      ]),
    Golden(
      "dr-alm:n=8,t=6",
      [
        .mred: "2.9316", .relativeBias: "-0.333", .minRelative: "-11.58", .maxRelative: "9.38",
        .stdRelative: "3.6", .nmed: "0.006994", .me: "-140.695", .ep: "98.66", .wce: "4225",
      ]),
    Golden(
      "dr-alm:n=8,t=7",
      [
        .mred: "2.7638", .relativeBias: "-1.6868", .minRelative: "-11.11", .maxRelative: "4.69",
        .stdRelative: "3.162", .nmed: "0.006852", .me: "-318.417", .ep: "98.5", .wce: "3969",
      ]),
    Golden(
      "leap:n=8",
      [
        .mred: "1.4349", .relativeBias: "0.1618", .minRelative: "-6.67", .maxRelative: "5.22",
        .stdRelative: "1.843", .nmed: "0.003815", .me: "55.807", .ep: "96.86", .wce: "2415",
      ]),
    Golden(
      "essm:n=8",
      [
        .mred: "9.3732", .relativeBias: "-9.3732", .minRelative: "-34.37", .maxRelative: "0",
        .stdRelative: "5.421", .nmed: "0.022625", .me: "-1471.21", .ep: "96.9", .wce: "7425",
      ]),
    Golden(
      "tosam:n=8,h=0,t=2",
      [
        .mred: "10.1939", .relativeBias: "-7.1985", .minRelative: "-30.71", .maxRelative: "25",
        .stdRelative: "9.765", .nmed: "0.029729", .me: "-1693.722", .ep: "99.14", .wce: "19969",
      ]),
    Golden(
      "tosam:n=8,h=0,t=3",
      [
        .mred: "7.7224", .relativeBias: "-1.5136", .minRelative: "-24.41", .maxRelative: "25",
        .stdRelative: "9.237", .nmed: "0.02078", .me: "-784.403", .ep: "99.14", .wce: "15873",
      ]),
    Golden(
      "tosam:n=8,h=1,t=5",
      [
        .mred: "4.0898", .relativeBias: "0.5492", .minRelative: "-11.81", .maxRelative: "13.89",
        .stdRelative: "4.973", .nmed: "0.010228", .me: "-107.163", .ep: "98.85", .wce: "7681",
      ]),
    Golden(
      "tosam:n=8,h=2,t=6",
      [
        .mred: "2.1165", .relativeBias: "0.5466", .minRelative: "-5.92", .maxRelative: "6.63",
        .stdRelative: "2.539", .nmed: "0.005174", .me: "-0.709", .ep: "98.16", .wce: "3841",
      ]),
    Golden(
      "tosam:n=8,h=3,t=7",
      [
        .mred: "1.1145", .relativeBias: "0.5271", .minRelative: "-2.66", .maxRelative: "3.22",
        .stdRelative: "1.266", .nmed: "0.002628", .me: "41.509", .ep: "96.7", .wce: "1856",
      ]),
    Golden(
      "tosam:n=8,h=4,t=8",
      [
        .mred: "0.6089", .relativeBias: "0.409", .minRelative: "-1.16", .maxRelative: "1.59",
        .stdRelative: "0.627", .nmed: "0.001377", .me: "40.587", .ep: "94.12", .wce: "976",
      ]),
    Golden(
      "tosam:n=8,h=5,t=9",
      [
        .mred: "0.359", .relativeBias: "0.3159", .minRelative: "-0.39", .maxRelative: "0.79",
        .stdRelative: "0.297", .nmed: "0.000788", .me: "38.712", .ep: "90.35",
      ]),
    Golden(
      "etm:n=8,l=2",
      [
        .mred: "6.4012", .relativeBias: "-6.3393", .minRelative: "-98.04", .maxRelative: "150",
        .stdRelative: "14.245", .nmed: "0.005658", .me: "-367.69", .ep: "93.72", .wce: "1506",
      ]),
    Golden(
      "etm:n=8,l=3",
      [
        .mred: "12.0552", .relativeBias: "-11.6622", .minRelative: "-96.47", .maxRelative: "425",
        .stdRelative: "19.272", .nmed: "0.012725", .me: "-826.525", .ep: "98.33", .wce: "3458",
      ]),
    Golden(
      "etm:n=8,l=4",
      [
        .mred: "19.7937", .relativeBias: "-17.0952", .minRelative: "-93.33", .maxRelative: "962.5",
        .stdRelative: "29.891", .nmed: "0.025281", .me: "-1638.504", .ep: "99.21",
      ]),
    Golden(
      "ou:n=8,d=0,form=1",
      [
        .mred: "3.2983", .relativeBias: "-0.2774", .minRelative: "-100", .maxRelative: "12.35",
        .stdRelative: "4.962", .nmed: "0.006999", .me: "-0.25", .ep: "93.83", .wce: "4096",
      ]),
    Golden(
      "ou:n=8,d=1,form=1",
      [
        .mred: "0.821", .relativeBias: "-0.0575", .minRelative: "-100", .maxRelative: "4.06",
        .stdRelative: "1.323", .nmed: "0.001751", .me: "-0.254", .ep: "89.96", .wce: "1024",
      ]),
    Golden(
      "ou:n=8,d=2,form=1",
      [
        .mred: "0.222", .relativeBias: "-0.0348", .minRelative: "-100", .maxRelative: "1.18",
        .stdRelative: "0.685", .nmed: "0.000438", .me: "-0.262", .ep: "83.61", .wce: "256",
      ]),
    Golden(
      "ou:n=8,d=3,form=1",
      [
        .mred: "0.0781", .relativeBias: "-0.0354", .minRelative: "-100", .maxRelative: "0.31",
        .stdRelative: "0.635", .nmed: "0.00011", .me: "-0.278", .ep: "73.81", .wce: "64",
      ]),
    Golden(
      "ou:n=8,d=1,form=0",
      [
        .mred: "31.5427", .relativeBias: "12.1993", .minRelative: "-100", .maxRelative: "3125.2",
        .stdRelative: "129.819", .nmed: "0.014581", .me: "75.611", .ep: "98.05", .wce: "4096",
      ]),
    Golden(
      "ou:n=8,d=3,form=0",
      [
        .mred: "3.2105", .relativeBias: "0.1994", .minRelative: "-100", .maxRelative: "725.81",
        .stdRelative: "17.557", .nmed: "0.000971", .me: "0.595", .ep: "93.46", .wce: "256",
      ]),
    Golden(
      "pot:n=8,rule=0,terms=1,both=0",
      [
        .mred: "16.9181", .relativeBias: "-0.9644", .minRelative: "-32.98", .maxRelative: "33.33",
        .stdRelative: "19.589", .nmed: "0.041828", .me: "63.252", .ep: "96.11",
      ]),
    Golden(
      "pot:n=8,rule=1,terms=1,both=0",
      [
        .mred: "17.3636", .relativeBias: "3.89", .minRelative: "-29.28", .maxRelative: "40.66",
        .stdRelative: "20.01", .nmed: "0.042961", .me: "899.971", .ep: "96.11",
      ]),
    Golden(
      "pot:n=8,rule=2,terms=1,both=0",
      [
        .mred: "29.8548", .relativeBias: "-29.8548", .minRelative: "-49.8", .maxRelative: "0",
        .stdRelative: "14.412", .nmed: "0.082682", .me: "-5376.416", .ep: "96.11", .wce: "32385",
      ]),
    Golden(
      "pot:n=8,rule=0,terms=1,both=1",
      [
        .mred: "22.9631", .relativeBias: "-1.9194", .minRelative: "-55.09", .maxRelative: "77.78",
        .stdRelative: "27.704", .nmed: "0.058004", .me: "126.75", .ep: "99.12", .wce: "28672",
      ]),
    Golden(
      "pot:n=8,rule=0,terms=2,both=0",
      [
        .mred: "2.7102", .relativeBias: "0.0155", .minRelative: "-8.57", .maxRelative: "9.09",
        .stdRelative: "3.712", .nmed: "0.006939", .me: "0", .ep: "77.04",
      ]),
    Golden(
      "asm:n=8,alphabets=2",
      [
        .mred: "8.0869", .relativeBias: "-6.8747", .minRelative: "-20", .maxRelative: "9.09",
        .stdRelative: "8.567", .nmed: "0.024724", .me: "-1354.688", .ep: "74.71", .wce: "13005",
      ]),
    Golden(
      "asm:n=8,alphabets=4",
      [
        .mred: "2.4677", .relativeBias: "-2.4677", .minRelative: "-11.11", .maxRelative: "0",
        .stdRelative: "3.739", .nmed: "0.008333", .me: "-541.875", .ep: "43.58", .wce: "4335",
      ]),
    Golden(
      "asm:n=8,alphabets=1",
      [
        .mred: "22.1169", .relativeBias: "-20.447", .minRelative: "-46.67", .maxRelative: "14.29",
        .stdRelative: "17.007", .nmed: "0.068107", .me: "-4199.531", .ep: "89.88", .wce: "30345",
      ]),
    Golden(
      "trunc-cc:k=4",
      [.mae: "7.852", .nmed: "1.21e-4", .me: "-0.25", .wce: "37", .mred: "0.392", .ep: "90.63"]),
    Golden(
      "trunc-cc:k=6",
      [.mae: "41.771", .nmed: "6.42e-4", .me: "-0.25", .wce: "241", .mred: "2.737", .ep: "98.05"]),
    Golden(
      "trunc-cc:k=8",
      [.mae: "200.03", .nmed: "3.076e-3", .me: "-0.25", .wce: "1345", .mred: "17.72", .ep: "100"]),
    Golden("trunc-cc:k=8,fw=1", [.mae: "211.25"]),
    Golden("trunc-cc:k=7,fw=1", [.mae: "105.8"]),
    Golden("trunc-cc:k=6,fw=1", [.mae: "73.7"]),
    Golden("trunc-cc:k=5,fw=1", [.mae: "66.3"]),
    Golden("trunc-cc:k=4,fw=1", [.mae: "64.1"]),
    Golden("trunc-vc:k=4", [.mae: "5.172", .me: "3.75", .mred: "0.265"]),
    Golden("trunc-vc:k=6", [.mae: "24.105", .me: "15.75", .mred: "1.006"]),
    Golden("trunc-vc:k=8", [.mae: "105.97", .me: "63.75", .mred: "3.504"]),
    Golden("bbm:v=4", [.mae: "10.25", .nmed: "6.26e-4"]),
    Golden("bbm:v=6", [.mae: "64.25", .nmed: "3.92e-3"]),
    Golden("bbm:v=8", [.mae: "352.25", .nmed: "2.15e-2"]),
    Golden("perforation-rounding:p=1,r=1", [.mae: "78.67"]),
    Golden("perforation-rounding:p=1,r=2", [.mae: "98.7"]),
    Golden("perforation-rounding:p=2,r=0", [.mae: "256"]),
    Golden("perforation-rounding:p=2,r=2", [.mae: "270.4"]),
    Golden("block2:block=1", [.nmed: "1.389e-2"]),
    Golden("block2:block=2", [.nmed: "2.08e-2"]),
    Golden("block2:block=3", [.nmed: "1.389e-2"]),
    Golden("block2:block=4", [.nmed: "2.78e-2"]),
    Golden("block2:block=2", [.mred: "14.5"]),
    Golden("block2:block=4", [.mred: "6.56", .me: "-1806.25"]),
    Golden("block2:block=3", [.me: "903.1"]),
    Golden("carry-free:q=3", [.nmed: "2.39e-2", .mred: "7.65"]),
    Golden("carry-free:q=2", [.nmed: "2.64e-3", .mred: "2.03"]),
    Golden("lin42", [.mae: "209.1", .nmed: "3.216e-3", .wce: "12496", .ep: "8.81", .mred: "0.550"]),
    Golden("lin42:t=7", [.mae: "2.906", .nmed: "4.5e-5", .wce: "208", .ep: "2.79", .mred: "0.028"]),
    Golden("lin42:t=8", [.mae: "5.953", .nmed: "9.2e-5", .wce: "720", .ep: "3.59", .mred: "0.047"]),
    Golden(
      "yang42:cell=1",
      [.mae: "15.34", .nmed: "2.36e-4", .me: "-15.34", .wce: "561", .ep: "81.30", .mred: "0.588"]),
    Golden(
      "yang42:cell=2",
      [.mae: "25.73", .nmed: "3.96e-4", .me: "2.14", .wce: "561", .ep: "83.47", .mred: "0.775"]),
    Golden(
      "yang42:cell=3",
      [.mae: "35.10", .nmed: "5.40e-4", .me: "-12.04", .wce: "577", .ep: "83.74", .mred: "0.856"]),
    Golden("yang42:cell=1,d=0,t=15", [.nmed: "1.626e-3", .mred: "0.278", .ep: "8.81"]),
    Golden("yang42:cell=2,d=0,t=15", [.nmed: "5.855e-3", .mred: "2.561", .ep: "38.5"]),
    Golden("yang42:cell=3,d=0,t=15", [.nmed: "7.297e-3", .mred: "2.994", .ep: "48.5"]),
    Golden("yang42:cell=2,d=0,t=7", [.nmed: "1.27e-4", .mred: "0.181"]),
    Golden("yang42:cell=2,d=0,t=8", [.nmed: "3.0e-4", .mred: "0.353"]),
    Golden("dq42:cell=1", [.nmed: "5.65e-2", .mred: "40.6", .ep: "98.5"]),
    Golden("dq42:cell=3", [.nmed: "5.21e-2", .mred: "32.7", .ep: "93.4"]),
    Golden("dq42:cell=4", [.nmed: "2.07e-2", .mred: "7.70", .ep: "81.7"]),
    Golden("dq42:cell=1,t=7", [.nmed: "1.21e-3", .mred: "2.62"]),
    Golden("dq42:cell=3,t=7", [.nmed: "1.02e-3", .mred: "2.08"]),
    Golden("dq42:cell=4,t=7", [.nmed: "6.46e-4", .mred: "0.720"]),
    Golden("dq42:cell=1,t=8", [.nmed: "3.15e-3", .mred: "5.47"]),
    Golden("dq42:cell=3,t=8", [.nmed: "2.37e-3", .mred: "3.71"]),
    Golden("dq42:cell=4,t=8", [.nmed: "1.87e-3", .mred: "1.59"]),
    Golden("dq42:cell=2,t=15", [.nmed: "3.835e-2", .mred: "31.7"]),
    Golden("dq42:cell=2,t=7", [.nmed: "7.85e-4", .mred: "1.80"]),
    Golden("dq42:cell=2,t=8", [.nmed: "2.01e-3", .mred: "3.98"]),
    Golden("dq42:cell=5", [.nmed: "2.173e-2", .mred: "11.5"]),
    Golden("venkatachalam42:t=15", [.mred: "7.47", .ep: "81.7"]),
    Golden("venkatachalam42:t=7", [.nmed: "6.26e-4", .mred: "0.707", .ep: "59.2"]),
    Golden("venkatachalam42:t=8", [.nmed: "1.821e-3", .mred: "1.563", .ep: "71.4"]),
    Golden("or42:cell=1,t=15", [.nmed: "2.18e-2", .mred: "9.90", .me: "-557"]),
    Golden("or42:cell=1,t=7", [.nmed: "6.83e-4", .mred: "0.885", .me: "-26.1"]),
    Golden("or42:cell=1,t=8", [.nmed: "1.85e-3", .mred: "1.876", .me: "-83.4"]),
    Golden("or42:cell=2,t=15", [.nmed: "1.955e-2", .mred: "8.56", .me: "224"]),
    Golden("or42:cell=2,t=7", [.nmed: "5.98e-4", .mred: "0.787", .me: "20.3"]),
    Golden("or42:cell=2,t=8", [.nmed: "1.63e-3", .mred: "1.66", .me: "68.1"]),
    Golden("stacker42:t=15", [.nmed: "3.559e-3", .mred: "0.785", .me: "-231.4"]),
    Golden("stacker42:t=7", [.nmed: "5.8e-5", .mred: "0.043", .me: "-3.78"]),
    Golden("stacker42:t=8", [.nmed: "1.37e-4", .mred: "0.082", .me: "-8.93"]),
    Golden("maj-truncated", [.mae: "145.6", .nmed: "2.24e-3", .me: "-92.25", .wce: "1275", .mred: "3.95"]),
    Golden("cr:m=0", [.mae: "3789.5", .mred: "18.63"]),
    Golden("cr:m=6", [.mae: "297.39", .mred: "3.252", .ep: "71.12", .wce: "7328"]),
    Golden("cr:m=7", [.mae: "194.28", .mred: "1.888", .ep: "61.55", .wce: "7072"]),
    Golden("cr:m=15", [.mae: "127.4"]),
    Golden("cr:m=6,exactly=1", [.mae: "192.6", .mred: "2.895"]),
    Golden("cr:m=7,exactly=1", [.mae: "73.1", .mred: "1.436"]),
    Golden(
      "sdlc",
      [.mae: "229.375", .nmed: "3.527e-3", .me: "-229.375", .ep: "49.11", .mred: "2.004", .wce: "3670"]),
    Golden(
      "r4abm:encoder=1,p=4",
      [.mae: "3.5", .nmed: "2.14e-4", .me: "-3.5", .mred: "0.550", .ep: "40.6", .wce: "21"]),
    Golden(
      "r4abm:encoder=1,p=6",
      [.mae: "21.5", .nmed: "1.31e-3", .me: "-21.5", .mred: "2.99", .ep: "54.1", .wce: "147"]),
    Golden(
      "r4abm:encoder=1,p=8",
      [.mae: "117.5", .nmed: "7.17e-3", .me: "-117.5", .mred: "13.7", .ep: "65.1", .wce: "741"]),
    Golden(
      "r4abm:encoder=2,p=4",
      [.mae: "4.71", .nmed: "2.88e-4", .me: "3.25", .mred: "0.842", .ep: "66.0", .wce: "27"]),
    Golden(
      "r4abm:encoder=2,p=6",
      [.mae: "27.7", .nmed: "1.69e-3", .me: "21.25", .mred: "5.99", .ep: "82.4", .wce: "171"]),
    Golden(
      "r4abm:encoder=2,p=8",
      [.mae: "142.9", .nmed: "8.72e-3", .me: "117.25", .mred: "38.6", .ep: "91.1", .wce: "939"]),
    Golden("rad:n=8,k=4", [.mred: "2.18"]),
    Golden("rad:n=8,k=6", [.mred: "8.64"]),
    Golden(
      "heam",
      [
        .mae: "136.89", .nmed: "2.105e-3", .me: "-44.25", .ep: "93.16", .mred: "4.05", .wce: "785",
        .mse: "33570",
      ]),
  ]

  /// 16 bits, 4 million uniform pairs of another generator.
  static let sampled: [Golden] = [
    Golden(
      "od-mitchell:n=16",
      [.mred: "2.1747", .relativeBias: "-2.1747", .stdRelative: "2.39", .nmed: "0.004725"]),
    Golden(
      "blm:n=16,e=0", [.mred: "9.4115", .relativeBias: "-9.4115", .stdRelative: "6.376", .nmed: "0.027782"]),
    Golden(
      "blm:n=16,e=1", [.mred: "0.9874", .relativeBias: "-0.9874", .stdRelative: "1.128", .nmed: "0.003086"]),
    Golden(
      "blm:n=16,e=2", [.mred: "0.1071", .relativeBias: "-0.1071", .stdRelative: "0.177", .nmed: "0.000343"]),
    Golden(
      "blm:n=16,e=3", [.mred: "0.0117", .relativeBias: "-0.0117", .stdRelative: "0.027", .nmed: "3.8e-05"]),
    Golden(
      "mitch-w:n=16,w=4,u=0,s=0",
      [.mred: "11.8126", .relativeBias: "-11.8126", .stdRelative: "4.181", .nmed: "0.029504"]),
    Golden(
      "mitch-w:n=16,w=4,u=1,s=0",
      [.mred: "6.9086", .relativeBias: "-3.8303", .stdRelative: "7.538", .nmed: "0.017112"]),
    Golden(
      "mitch-w:n=16,w=5,u=0,s=0",
      [.mred: "7.9096", .relativeBias: "-7.9096", .stdRelative: "3.274", .nmed: "0.019521"]),
    Golden(
      "mitch-w:n=16,w=5,u=1,s=0",
      [.mred: "4.8212", .relativeBias: "-3.8318", .stdRelative: "4.55", .nmed: "0.011806"]),
    Golden(
      "mitch-w:n=16,w=6,u=0,s=0",
      [.mred: "5.8957", .relativeBias: "-5.8957", .stdRelative: "3", .nmed: "0.014424"]),
    Golden(
      "mitch-w:n=16,w=6,u=1,s=0",
      [.mred: "4.1301", .relativeBias: "-3.8328", .stdRelative: "3.414", .nmed: "0.010023"]),
    Golden(
      "mitch-w:n=16,w=8,u=0,s=0",
      [.mred: "4.357", .relativeBias: "-4.357", .stdRelative: "2.931", .nmed: "0.010554"]),
    Golden(
      "mitch-w:n=16,w=8,u=1,s=0",
      [.mred: "3.862", .relativeBias: "-3.8366", .stdRelative: "2.97", .nmed: "0.009318"]),
    Golden(
      "mbm:n=16,t=0", [.mred: "2.5822", .relativeBias: "-0.095", .stdRelative: "3.165", .nmed: "0.005991"]),
    Golden(
      "mbm:n=16,t=4", [.mred: "2.5829", .relativeBias: "-0.0879", .stdRelative: "3.165", .nmed: "0.005992"]),
    Golden(
      "mbm:n=16,t=8", [.mred: "2.6035", .relativeBias: "-0.0837", .stdRelative: "3.198", .nmed: "0.006042"]),
    Golden(
      "realm:n=16,logm=2,t=0",
      [.mred: "1.3836", .relativeBias: "-0.0219", .stdRelative: "1.752", .nmed: "0.00324"]),
    Golden(
      "realm:n=16,logm=2,t=6",
      [.mred: "1.3868", .relativeBias: "-0.0127", .stdRelative: "1.756", .nmed: "0.003247"]),
    Golden(
      "realm:n=16,logm=2,t=9",
      [.mred: "1.5543", .relativeBias: "-0.0092", .stdRelative: "1.964", .nmed: "0.003666"]),
    Golden(
      "realm:n=16,logm=3,t=0",
      [.mred: "0.7544", .relativeBias: "-0.05", .stdRelative: "0.957", .nmed: "0.001769"]),
    Golden(
      "realm:n=16,logm=3,t=6",
      [.mred: "0.7598", .relativeBias: "-0.0408", .stdRelative: "0.964", .nmed: "0.001783"]),
    Golden(
      "realm:n=16,logm=3,t=9",
      [.mred: "1.0339", .relativeBias: "-0.0374", .stdRelative: "1.3", .nmed: "0.002459"]),
    Golden(
      "realm:n=16,logm=4,t=0",
      [.mred: "0.4192", .relativeBias: "0.0102", .stdRelative: "0.531", .nmed: "0.00098"]),
    Golden(
      "realm:n=16,logm=4,t=6",
      [.mred: "0.4286", .relativeBias: "0.0194", .stdRelative: "0.542", .nmed: "0.001004"]),
    Golden(
      "realm:n=16,logm=4,t=9",
      [.mred: "0.8215", .relativeBias: "0.0228", .stdRelative: "1.022", .nmed: "0.001962"]),
    Golden(
      "alm:n=16,m=9,adder=0",
      [.mred: "3.6254", .relativeBias: "-3.5792", .stdRelative: "2.967", .nmed: "0.008726"]),
    Golden(
      "alm:n=16,m=11,adder=0",
      [.mred: "3.3439", .relativeBias: "-2.7953", .stdRelative: "3.283", .nmed: "0.008075"]),
    Golden(
      "alm:n=16,m=12,adder=0",
      [.mred: "3.5811", .relativeBias: "-1.7512", .stdRelative: "4.129", .nmed: "0.008739"]),
    Golden(
      "alm:n=16,m=9,adder=1",
      [.mred: "3.8557", .relativeBias: "-3.8438", .stdRelative: "2.95", .nmed: "0.009291"]),
    Golden(
      "alm:n=16,m=11,adder=1",
      [.mred: "3.9875", .relativeBias: "-3.8416", .stdRelative: "3.122", .nmed: "0.009658"]),
    Golden(
      "alm:n=16,m=12,adder=1",
      [.mred: "4.3317", .relativeBias: "-3.8342", .stdRelative: "3.626", .nmed: "0.010607"]),
    Golden(
      "alm:n=16,m=9,adder=2",
      [.mred: "3.8509", .relativeBias: "-3.8291", .stdRelative: "2.964", .nmed: "0.009304"]),
    Golden(
      "alm:n=16,m=11,adder=2",
      [.mred: "4.0666", .relativeBias: "-3.8149", .stdRelative: "3.322", .nmed: "0.009877"]),
    Golden(
      "alm:n=16,m=12,adder=2",
      [.mred: "4.6232", .relativeBias: "-3.7847", .stdRelative: "4.273", .nmed: "0.011327"]),
    Golden(
      "ilm:n=16", [.mred: "2.8867", .relativeBias: "-0.0368", .stdRelative: "3.834", .nmed: "0.006949"]),
    Golden(
      "dr-alm:n=16,t=4", [.mred: "7.6783", .relativeBias: "5.2668", .stdRelative: "8.07", .nmed: "0.01823"]),
    Golden(
      "dr-alm:n=16,t=5", [.mred: "3.808", .relativeBias: "0.5196", .stdRelative: "4.681", .nmed: "0.009233"]),
    Golden(
      "dr-alm:n=16,t=6", [.mred: "3.026", .relativeBias: "-1.7041", .stdRelative: "3.464", .nmed: "0.007303"]),
    Golden(
      "dr-alm:n=16,t=7", [.mred: "3.1725", .relativeBias: "-2.7825", .stdRelative: "3.09", .nmed: "0.007624"]),
    Golden(
      "leap:n=16", [.mred: "1.5566", .relativeBias: "0.1728", .stdRelative: "1.979", .nmed: "0.003958"]),
    Golden(
      "essm:n=16", [.mred: "1.1354", .relativeBias: "-1.1354", .stdRelative: "0.959", .nmed: "0.001828"]),
    Golden(
      "tosam:n=16,h=0,t=2",
      [.mred: "10.9071", .relativeBias: "-9.0384", .stdRelative: "9.159", .nmed: "0.030816"]),
    Golden(
      "tosam:n=16,h=0,t=3",
      [.mred: "7.6053", .relativeBias: "-3.3023", .stdRelative: "8.701", .nmed: "0.021228"]),
    Golden(
      "tosam:n=16,h=1,t=5",
      [.mred: "3.9515", .relativeBias: "-0.839", .stdRelative: "4.746", .nmed: "0.010393"]),
    Golden(
      "tosam:n=16,h=2,t=6",
      [.mred: "2.0613", .relativeBias: "-0.5759", .stdRelative: "2.431", .nmed: "0.00533"]),
    Golden(
      "tosam:n=16,h=3,t=7",
      [.mred: "1.0481", .relativeBias: "-0.3227", .stdRelative: "1.229", .nmed: "0.002686"]),
    Golden(
      "tosam:n=16,h=4,t=8",
      [.mred: "0.5272", .relativeBias: "-0.1662", .stdRelative: "0.618", .nmed: "0.001346"]),
    Golden(
      "tosam:n=16,h=5,t=9",
      [.mred: "0.2641", .relativeBias: "-0.0815", .stdRelative: "0.31", .nmed: "0.000673"]),
    Golden("etm:n=16,l=6", [.mred: "0.8354", .relativeBias: "-0.8333", .nmed: "0.000479"]),
    Golden("etm:n=16,l=8", [.mred: "2.7964", .relativeBias: "-2.7353", .nmed: "0.00193"]),
    Golden(
      "ou:n=16,d=0,form=1",
      [.mred: "3.1227", .relativeBias: "-0.1593", .stdRelative: "4.558", .nmed: "0.006942"]),
    Golden(
      "ou:n=16,d=1,form=1",
      [.mred: "0.7597", .relativeBias: "-0.0108", .stdRelative: "1.072", .nmed: "0.001737"]),
    Golden(
      "ou:n=16,d=2,form=1",
      [.mred: "0.1885", .relativeBias: "-0.0008", .stdRelative: "0.263", .nmed: "0.000434"]),
    Golden(
      "ou:n=16,d=3,form=1",
      [.mred: "0.047", .relativeBias: "-0.0001", .stdRelative: "0.065", .nmed: "0.000109"]),
    Golden(
      "pot:n=16,rule=0,terms=1,both=0",
      [.mred: "16.9884", .relativeBias: "-1.9186", .stdRelative: "19.487", .nmed: "0.04167"]),
    Golden(
      "pot:n=16,rule=1,terms=1,both=0",
      [.mred: "17.499", .relativeBias: "3.9767", .stdRelative: "20.076", .nmed: "0.042898"]),
    Golden(
      "pot:n=16,rule=2,terms=1,both=0",
      [.mred: "30.681", .relativeBias: "-30.681", .stdRelative: "13.985", .nmed: "0.08334"]),
    Golden(
      "pot:n=16,rule=0,terms=1,both=1",
      [.mred: "22.9668", .relativeBias: "-3.7769", .stdRelative: "27.303", .nmed: "0.057814"]),
    Golden(
      "pot:n=16,rule=0,terms=2,both=0",
      [.mred: "2.8316", .relativeBias: "-0.0671", .stdRelative: "3.707", .nmed: "0.006944"]),
    Golden(
      "asm:n=16,alphabets=2",
      [.mred: "8.1231", .relativeBias: "-6.9155", .stdRelative: "8.499", .nmed: "0.024704"]),
    Golden(
      "asm:n=16,alphabets=4",
      [.mred: "2.4867", .relativeBias: "-2.4867", .stdRelative: "3.711", .nmed: "0.008322"]),
    Golden(
      "asm:n=16,alphabets=1",
      [.mred: "22.1983", .relativeBias: "-20.5692", .stdRelative: "16.826", .nmed: "0.068047"]),
    Golden("lobo:d=10,qy=8,qx=6", [.mred: "0.54", .relativeBias: "-0.13", .nmed: "0.000446"]),
    Golden("lobo:d=10,qy=12,qx=6", [.mred: "0.681", .relativeBias: "-0.165", .nmed: "0.00046"]),
    Golden("lobo:d=12,qy=8,qx=8", [.mred: "1.717", .relativeBias: "-0.535", .nmed: "0.001788"]),
    Golden("lobo:d=12,qy=12,qx=8", [.mred: "2.162", .relativeBias: "-0.675", .nmed: "0.001844"]),
    Golden("perforation-rounding:n=16,p=1,r=0", [.mred: "0.035"]),
    Golden("perforation-rounding:n=16,p=2,r=0", [.mred: "0.123"]),
    Golden("perforation-rounding:n=16,p=3,r=0", [.mred: "0.438"]),
    Golden("perforation-rounding:n=16,p=4,r=0", [.mred: "1.49"]),
    Golden("perforation-rounding:n=16,p=2,r=4", [.mred: "0.228"]),
    Golden("perforation-rounding:n=16,p=3,r=6", [.mred: "0.796"]),
    Golden("perforation-rounding:n=16,p=4,r=8", [.mred: "2.66"]),
    Golden("r4abm:n=16,encoder=1,p=12", [.nmed: "2.70e-6", .mred: "0.027"]),
    Golden("r4abm:n=16,encoder=1,p=14", [.nmed: "1.27e-5", .mred: "0.113"]),
    Golden("r4abm:n=16,encoder=1,p=16", [.nmed: "5.85e-5", .mred: "0.47"]),
    Golden("r4abm:n=16,encoder=1,p=20", [.nmed: "7.37e-4", .mred: "3.6"]),
    Golden("r4abm:n=16,encoder=2,p=12", [.nmed: "3.04e-6"]),
    Golden("r4abm:n=16,encoder=2,p=14", [.nmed: "1.39e-5"]),
    Golden("r4abm:n=16,encoder=2,p=16", [.nmed: "6.29e-5"]),
    Golden("r4abm:n=16,encoder=2,p=20", [.nmed: "8.13e-4"]),
    Golden("hlr-bm:model=1", [.mred: "0.353", .nmed: "2.69e-4"]),
    Golden("hlr-bm:model=2", [.mred: "1.937", .nmed: "2.16e-3"]),
    Golden("rad:n=16,k=6", [.mred: "0.0801"]),
    Golden("rad:n=16,k=8", [.mred: "0.2779"]),
    Golden("rad:n=16,k=10", [.mred: "0.9297"]),
  ]
}
