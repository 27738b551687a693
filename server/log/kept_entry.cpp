#include "log/kept_entry.hpp"

namespace dais::log {

bool kept_entry::fits(link const& before) const {
  auto content = content_of(with, is.payload);
  if (!rewritten.empty()) {
    if (rewritten.size() != 2 * sizeof(digest) || rewritten.substr(sizeof(digest)) != text_of(content)) return false;
    content = bytes_from<digest>(std::string_view(rewritten).substr(0, sizeof(digest)));
  }
  return stands == next_link(before, is.seq, is.at, is.id, content);
}

}  // namespace dais::log
