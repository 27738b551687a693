#pragma once

#include "room/projection.hpp"
#include "session/questions/similar.hpp"
#include "session/record.hpp"
#include "wire/packed.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dais::room {

// By which rules and in which encoding a checkpoint is written. A program reads those only that were written as it writes them.
struct checkpoint_format {
  std::uint32_t rules = rules_version;            // by which the log was judged
  std::uint32_t similarity = similarity_version;  // by which questions were compared
  std::uint32_t packing = packing_version;
  std::string shape = {};  // of the types that are packed, in words; empty: those of this program

  // The first line of a checkpoint.
  std::string line() const;
};

// A projection in few bytes. With it, a start reads only the records after it.
std::string write_checkpoint(projection const&, checkpoint_format const& = {});

// Nothing where the bytes are damaged, or written in another format.
std::optional<projection> read_checkpoint(std::string_view bytes);

}  // namespace dais::room
