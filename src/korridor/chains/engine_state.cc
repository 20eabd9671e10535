#include "korridor/chains/engine_state.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <utility>

#include "korridor/base/sha256.h"

namespace korridor {
namespace {

static_assert(std::endian::native == std::endian::little);

constexpr std::size_t kDigits = 64;  // of a SHA-256

template <class T>
std::string_view bytes_of(const std::vector<T>& list) {
  return {reinterpret_cast<const char*>(list.data()), list.size() * sizeof(T)};
}

class NetworkHasher {
 public:
  template <class T>
  NetworkHasher& add(const std::vector<T>& list) {
    const std::uint64_t size = list.size();
    sha_.add({reinterpret_cast<const char*>(&size), sizeof size});
    sha_.add(bytes_of(list));
    return *this;
  }
  NetworkHasher& add(const UseLists& uses) { return add(uses.first).add(uses.row).add(uses.per_unit); }
  [[nodiscard]] std::string finish() { return sha_.finish(); }

 private:
  Sha256 sha_;
};

/// A state as flat lists, the way it stands in a file.
struct FlatState {
  std::vector<char> shape, worth;
  std::vector<std::uint32_t> set, pieces, code;
  std::vector<double> amount;
  ChainMaster::Basis basis;
  std::vector<std::uint32_t> chain;
  std::vector<double> tonnes, step_amount, charge;

  template <class Visit>
  void visit(Visit&& list) {
    list(shape), list(worth), list(set), list(pieces), list(code), list(amount);
    list(basis.key), list(basis.rows), list(basis.columns), list(basis.at_upper);
    list(chain), list(tonnes), list(step_amount), list(charge);
  }
};

FlatState flatten(const EngineState& state) {
  FlatState flat;
  flat.shape.assign(state.hashes.shape.begin(), state.hashes.shape.end());
  flat.worth.assign(state.hashes.worth.begin(), state.hashes.worth.end());
  for (const EngineState::Chain& chain : state.chains) {
    flat.set.push_back(chain.set);
    flat.pieces.push_back(static_cast<std::uint32_t>(chain.pieces.size()));
    for (const Piece& piece : chain.pieces) {
      flat.code.push_back(piece.code);
      flat.amount.push_back(piece.amount);
    }
  }
  for (const auto& [chain, tonnes] : state.tonnes) {
    flat.chain.push_back(chain);
    flat.tonnes.push_back(tonnes);
  }
  flat.basis = state.basis;
  flat.step_amount = state.step_amount;
  flat.charge = state.charge;
  return flat;
}

std::optional<EngineState> unflatten(FlatState flat) {
  if (flat.set.size() != flat.pieces.size() || flat.code.size() != flat.amount.size() ||
      flat.chain.size() != flat.tonnes.size())
    return std::nullopt;
  EngineState state;
  state.hashes.shape.assign(flat.shape.begin(), flat.shape.end());
  state.hashes.worth.assign(flat.worth.begin(), flat.worth.end());
  std::size_t at = 0;
  for (std::size_t j = 0; j < flat.set.size(); ++j) {
    if (flat.pieces[j] > flat.code.size() - at) return std::nullopt;
    EngineState::Chain& chain = state.chains.emplace_back();
    chain.set = flat.set[j];
    for (std::uint32_t k = 0; k < flat.pieces[j]; ++k, ++at)
      chain.pieces.emplace_back(Piece::kind_of(flat.code[at]), Piece::id_of(flat.code[at]), flat.amount[at]);
  }
  if (at != flat.code.size()) return std::nullopt;
  for (std::size_t i = 0; i < flat.chain.size(); ++i) state.tonnes.emplace_back(flat.chain[i], flat.tonnes[i]);
  state.basis = std::move(flat.basis);
  state.step_amount = std::move(flat.step_amount);
  state.charge = std::move(flat.charge);
  return state;
}

/// Takes lists off the front of some bytes.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}
  template <class T>
  void operator()(std::vector<T>& list) {
    std::uint64_t size = 0;
    is_whole_ = is_whole_ && rest_.size() >= sizeof size;
    if (is_whole_) std::memcpy(&size, rest_.data(), sizeof size);
    is_whole_ = is_whole_ && size <= (rest_.size() - sizeof size) / sizeof(T);
    if (!is_whole_) return;
    list.resize(size);
    if (size > 0) std::memcpy(list.data(), rest_.data() + sizeof size, size * sizeof(T));
    rest_.remove_prefix(sizeof size + size * sizeof(T));
  }
  [[nodiscard]] bool is_done() const { return is_whole_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool is_whole_ = true;
};

std::string sha256_of(std::string_view bytes) {
  Sha256 sha;
  sha.add(bytes);
  return sha.finish();
}

}  // namespace

NetworkHashes hash_network(const HyperNetwork& net) {
  NetworkHasher shape, worth;
  shape.add(net.block_first).add(net.source_node).add(net.source_uses);
  shape.add(net.move_first).add(net.move_head).add(net.move_list).add(net.shared_uses);
  shape.add(net.join_head).add(net.join_tails).add(net.join_uses);
  shape.add(net.sink_node).add(net.sink_set).add(net.sink_uses).add(net.step_set).add(net.step_first);
  worth.add(net.source_cost).add(net.move_cost).add(net.join_cost).add(net.sink_cost);
  worth.add(net.wanted).add(net.step_cost).add(net.step_upper).add(net.shortfall);
  return {shape.finish(), worth.finish()};
}

bool fits(const EngineState& state, const HyperNetwork& net) {
  const std::uint32_t counts[] = {net.sources(), net.moves(), net.joins(), net.sinks()};
  const auto is_piece = [&](const Piece& piece) {
    return piece.id() < counts[static_cast<std::uint32_t>(piece.kind())] && std::isfinite(piece.amount);
  };
  return state.step_amount.size() == net.steps() && state.charge.size() == net.rows() &&
         std::ranges::all_of(state.tonnes, [&](const auto& t) { return t.first < state.chains.size(); }) &&
         std::ranges::all_of(state.chains, [&](const EngineState::Chain& chain) {
           return chain.set < net.sets() && std::ranges::all_of(chain.pieces, is_piece);
         });
}

std::string to_bytes(const EngineState& state) {
  std::string bytes;
  flatten(state).visit([&](const auto& list) {
    const std::uint64_t size = list.size();
    bytes.append(reinterpret_cast<const char*>(&size), sizeof size);
    bytes.append(bytes_of(list));
  });
  return bytes + sha256_of(bytes);
}

std::optional<EngineState> from_bytes(std::string_view bytes) {
  if (bytes.size() < kDigits) return std::nullopt;
  const std::string_view content = bytes.substr(0, bytes.size() - kDigits);
  if (sha256_of(content) != bytes.substr(content.size())) return std::nullopt;
  Reader reader(content);
  FlatState flat;
  flat.visit(reader);
  return reader.is_done() ? unflatten(std::move(flat)) : std::nullopt;
}

}  // namespace korridor
