// What may come of whoever is at the address of a microphone system.

#include "net/dis_ccu_state.hpp"
#include "target.hpp"

#include <algorithm>
#include <set>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace dais;
  auto const bytes = text_of(data, size);
  net::dis_ccu_reader whole, parted;
  auto const lines = whole.take(bytes);
  std::vector<net::dis_ccu_line> again;
  for (char const c : bytes) {
    for (auto const& one : parted.take({&c, 1})) again.push_back(one);
  }
  must(lines == again);

  // What is told of it fits together: nothing opens that is open, nor closes that is not.
  net::dis_ccu_state state;
  std::set<std::uint32_t> open;
  for (auto const& line : lines) {
    auto const news = state.take(line);
    if (!news) continue;
    if (auto const* there = std::get_if<room::microphones_connected>(&*news)) open = {there->open.begin(), there->open.end()};
    if (auto const* opened = std::get_if<room::microphone_opened>(&*news)) must(open.insert(opened->unit).second);
    if (auto const* closed = std::get_if<room::microphone_closed>(&*news)) must(open.erase(closed->unit) == 1);
  }
  return 0;
}
