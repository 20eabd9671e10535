#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "korridor/chains/chain_master.h"
#include "korridor/chains/chain_pool.h"
#include "korridor/chains/hyper_network.h"

namespace korridor {

/// What tells two networks apart, SHA-256.
struct NetworkHashes {
  std::string shape;  ///< what leads where, what uses which row and how much of it
  std::string worth;  ///< costs, amounts wanted, ends of steps
  bool operator==(const NetworkHashes&) const = default;
};
/// Capacities are in neither: they may change. Cost: one pass over the network.
[[nodiscard]] NetworkHashes hash_network(const HyperNetwork& net);

/// A solved case as a value that outlives its engine: what another engine goes on from, in the same process or a later
/// one. Labels and amounts follow from it and are not kept.
struct EngineState {
  struct Chain {
    std::uint32_t set = 0;
    std::vector<Piece> pieces;
  };
  NetworkHashes hashes;
  std::vector<Chain> chains;                             ///< the pool, in its order
  ChainMaster::Basis basis;                              ///< of that pool
  std::vector<std::pair<std::uint32_t, double>> tonnes;  ///< by chain
  std::vector<double> step_amount, charge;               ///< by step, by row
};

/// Whether every number of a state means something in a network of the same shape.
[[nodiscard]] bool fits(const EngineState& state, const HyperNetwork& net);

/// Bytes in the order of the machine (little-endian on all that are built for), with a checksum at their end.
[[nodiscard]] std::string to_bytes(const EngineState& state);
/// Nothing where the bytes are not whole.
[[nodiscard]] std::optional<EngineState> from_bytes(std::string_view bytes);

}  // namespace korridor
