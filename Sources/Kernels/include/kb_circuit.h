// Gate-level circuits: many input patterns at once. Plain pointers and integers, no allocation, no global state.
#ifndef KB_CIRCUIT_H
#define KB_CIRCUIT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Gate codes, in the order of Circuits/Netlist/GateKind.swift.
enum {
  KB_GATE_BUFFER, KB_GATE_NOT, KB_GATE_AND, KB_GATE_OR, KB_GATE_XOR, KB_GATE_NAND, KB_GATE_NOR, KB_GATE_XNOR,
  KB_GATE_ANDNOT, KB_GATE_ORNOT, KB_GATE_AND3, KB_GATE_OR3, KB_GATE_XOR3, KB_GATE_MAJORITY, KB_GATE_MUX,
  KB_GATE_AOI21, KB_GATE_OAI21, KB_GATE_COUNT
};

/// Words of one wire in a block: 32 x 64 = 2,048 patterns.
enum { KB_CIRCUIT_WORDS = 32 };

/// slots[out] = kind(slots[a], slots[b], slots[c]); the inputs past the gate's arity name any valid slot.
typedef struct {
  int32_t kind, a, b, c, out;
} kb_gate;

/// Runs `count` gates over one block: `slots` holds KB_CIRCUIT_WORDS words a wire.
void kb_circuit_run(int level, const kb_gate *gates, size_t count, uint64_t *slots);

/// Sum over words of the number of bits in which two successive patterns differ, `last` being the pattern before
/// the first (0 or 1).
uint64_t kb_circuit_toggles(const uint64_t *words, size_t count, uint64_t last);

/// The numbers whose bits are `planes` (least significant first, KB_CIRCUIT_WORDS words each): values[64 w + k] has bit i
/// from bit k of planes[i][w]. `width` is 1 to 64; where `is_signed`, bit width - 1 is repeated above.
void kb_circuit_values(int level, const uint64_t *const *planes, int width, int is_signed, int64_t *values);

#ifdef __cplusplus
}
#endif
#endif
