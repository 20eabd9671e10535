#include "korridor/chains/chain_pool.h"

#include <algorithm>

#include "korridor/base/hash.h"

namespace korridor {
namespace {

std::uint64_t hash_of(std::uint32_t set, std::span<const std::uint32_t> codes) {
  Hash hash;
  hash.add(std::uint64_t{set});
  for (const std::uint32_t code : codes) hash.add(std::uint64_t{code});
  return hash.value();
}

/// Stable and without memory of its own: a chain has few entries, many of them in order.
void sort_by_row(std::vector<RowUse>& uses) {
  for (std::size_t i = 1; i < uses.size(); ++i) {
    const RowUse use = uses[i];
    std::size_t k = i;
    for (; k > 0 && uses[k - 1].row > use.row; --k) uses[k] = uses[k - 1];
    uses[k] = use;
  }
}

}  // namespace

void add_up_pieces(const HyperNetwork& net, FoundChain& chain, std::vector<RowUse>& work) {
  const UseLists* lists[] = {&net.source_uses, &net.shared_uses, &net.join_uses, &net.sink_uses};
  const std::vector<double>* costs[] = {&net.source_cost, &net.move_cost, &net.join_cost, &net.sink_cost};
  work.clear();
  chain.cost = 0;
  for (const Piece& piece : chain.pieces) {
    chain.cost += piece.amount * (*costs[static_cast<std::uint32_t>(piece.kind())])[piece.id()];
    const UseLists& uses = *lists[static_cast<std::uint32_t>(piece.kind())];
    const std::uint32_t owner = piece.kind() == PieceKind::kMove ? net.move_list[piece.id()] : piece.id();
    for (std::uint32_t k = uses.first[owner]; k < uses.first[owner + 1]; ++k)
      work.push_back({uses.row[k], piece.amount * uses.per_unit[k]});
  }
  sort_by_row(work);
  chain.uses.clear();
  for (const RowUse& use : work) {
    if (chain.uses.empty() || chain.uses.back().row != use.row)
      chain.uses.push_back(use);
    else
      chain.uses.back().per_unit += use.per_unit;
  }
}

bool ChainPool::is_same(std::uint32_t chain, const FoundChain& found) const {
  const auto codes = piece_codes(chain);
  const auto amounts = piece_amounts(chain);
  if (set_[chain] != found.set || codes.size() != found.pieces.size()) return false;
  for (std::size_t k = 0; k < codes.size(); ++k)
    if (codes[k] != found.pieces[k].code || amounts[k] != found.pieces[k].amount) return false;
  return true;
}

std::pair<std::uint32_t, bool> ChainPool::add(const FoundChain& chain) {
  Hash hash;
  hash.add(std::uint64_t{chain.set});
  for (const Piece& piece : chain.pieces) hash.add(std::uint64_t{piece.code});
  const auto [low, high] = by_hash_.equal_range(hash.value());
  for (auto it = low; it != high; ++it)
    if (is_same(it->second, chain)) return {it->second, false};
  by_hash_.emplace(hash.value(), size());
  set_.push_back(chain.set);
  cost_.push_back(chain.cost);
  uses_.add(chain.uses);
  for (const Piece& piece : chain.pieces) {
    piece_.push_back(piece.code);
    piece_amount_.push_back(piece.amount);
  }
  piece_first_.push_back(static_cast<std::uint32_t>(piece_.size()));
  return {size() - 1, true};
}

void ChainPool::copy(std::uint32_t chain, FoundChain& out) const {
  out.set = set_[chain];
  out.cost = cost_[chain];
  out.uses.clear();
  out.pieces.clear();
  for (std::uint32_t k = uses_.first[chain]; k < uses_.first[chain + 1]; ++k)
    out.uses.push_back({uses_.row[k], uses_.per_unit[k]});
  for (std::uint32_t k = piece_first_[chain]; k < piece_first_[chain + 1]; ++k)
    out.pieces.emplace_back(Piece::kind_of(piece_[k]), Piece::id_of(piece_[k]), piece_amount_[k]);
}

void ChainPool::shrink(std::uint32_t size) {
  for (std::uint32_t chain = size; chain < this->size(); ++chain) {
    const auto [low, high] = by_hash_.equal_range(hash_of(set_[chain], piece_codes(chain)));
    for (auto it = low; it != high; ++it)
      if (it->second == chain) {
        by_hash_.erase(it);
        break;
      }
  }
  set_.resize(size);
  cost_.resize(size);
  uses_.cut(size);
  piece_first_.resize(size + 1);
  piece_.resize(piece_first_.back());
  piece_amount_.resize(piece_first_.back());
}

}  // namespace korridor
