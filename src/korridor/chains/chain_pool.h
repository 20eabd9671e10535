#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "korridor/chains/hyper_network.h"

namespace korridor {

/// What a chain is made of: which source, move, join or sink, and how much of it one delivered tonne takes.
enum class PieceKind : std::uint32_t { kSource, kMove, kJoin, kSink };
struct Piece {
  std::uint32_t code = 0;  ///< kind in the two highest bits
  double amount = 0;
  Piece() = default;
  Piece(PieceKind kind, std::uint32_t id, double tonnes) : code(code_of(kind, id)), amount(tonnes) {}
  [[nodiscard]] PieceKind kind() const { return kind_of(code); }
  [[nodiscard]] std::uint32_t id() const { return id_of(code); }
  static std::uint32_t code_of(PieceKind kind, std::uint32_t id) { return static_cast<std::uint32_t>(kind) << 30 | id; }
  static PieceKind kind_of(std::uint32_t code) { return static_cast<PieceKind>(code >> 30); }
  static std::uint32_t id_of(std::uint32_t code) { return code & 0x3fffffffU; }
};

/// One chain as pricing finds it, entries in order of their row.
struct FoundChain {
  std::uint32_t set = 0;
  double cost = 0;
  std::vector<RowUse> uses;
  std::vector<Piece> pieces;
};

/// What the pieces of a chain cost and use, into its `cost` and `uses`; `work` keeps its memory.
void add_up_pieces(const HyperNetwork& net, FoundChain& chain, std::vector<RowUse>& work);

/// All chains ever found, each once. Numbers never change; chains are only appended or, at the end, taken back.
class ChainPool {
 public:
  /// Number of the chain, and whether it is new.
  std::pair<std::uint32_t, bool> add(const FoundChain& chain);
  /// The chain as pricing gave it.
  void copy(std::uint32_t chain, FoundChain& out) const;
  /// Takes back the chains from `size` on.
  void shrink(std::uint32_t size);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(set_.size()); }
  [[nodiscard]] std::uint32_t set(std::uint32_t chain) const { return set_[chain]; }
  [[nodiscard]] double cost(std::uint32_t chain) const { return cost_[chain]; }
  [[nodiscard]] std::span<const std::uint32_t> rows(std::uint32_t chain) const {
    return {uses_.row.data() + uses_.first[chain], uses_.row.data() + uses_.first[chain + 1]};
  }
  [[nodiscard]] std::span<const double> per_unit(std::uint32_t chain) const {
    return {uses_.per_unit.data() + uses_.first[chain], uses_.per_unit.data() + uses_.first[chain + 1]};
  }
  [[nodiscard]] double charge(std::uint32_t chain, const double* price) const { return uses_.charge(chain, price); }
  [[nodiscard]] std::span<const std::uint32_t> piece_codes(std::uint32_t chain) const {
    return {piece_.data() + piece_first_[chain], piece_.data() + piece_first_[chain + 1]};
  }
  [[nodiscard]] std::span<const double> piece_amounts(std::uint32_t chain) const {
    return {piece_amount_.data() + piece_first_[chain], piece_amount_.data() + piece_first_[chain + 1]};
  }

 private:
  [[nodiscard]] bool is_same(std::uint32_t chain, const FoundChain& found) const;
  std::vector<std::uint32_t> set_;
  std::vector<double> cost_;
  UseLists uses_;
  std::vector<std::uint32_t> piece_first_{0}, piece_;
  std::vector<double> piece_amount_;
  std::unordered_multimap<std::uint64_t, std::uint32_t> by_hash_;
};

}  // namespace korridor
