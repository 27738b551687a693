#include "net/osc_message.hpp"

#include <bit>
#include <utility>

namespace dais::net {
namespace {

constexpr int deepest = 4;  // bundles in bundles

// Reads from the beginning of what is left; `ok` is false once something was not there.
class reader {
 public:
  explicit reader(std::string_view bytes) : left_(bytes) {}

  bool ok = true;

  bool at_end() const { return left_.empty(); }

  std::string_view take(std::size_t count) {
    if (count > left_.size()) {
      ok = false;
      count = 0;
    }
    auto const taken = left_.substr(0, count);
    left_.remove_prefix(count);
    return taken;
  }

  std::uint32_t number() {
    std::uint32_t value = 0;
    for (char const c : take(4)) value = value << 8 | static_cast<unsigned char>(c);
    return value;
  }

  // Ends with a zero, and is filled up with them to four bytes.
  std::string text() {
    auto const end = left_.find('\0');
    if (end == left_.npos) {
      ok = false;
      return {};
    }
    std::string value(take(end));
    take(4 - end % 4);
    return value;
  }

  void blob() {
    auto const size = number();
    take(size);
    take((4 - size % 4) % 4);
  }

 private:
  std::string_view left_;
};

bool read_message(reader& from, osc_message& to) {
  to.address = from.text();
  if (!from.ok || !to.address.starts_with('/')) return false;
  if (from.at_end()) return true;  // as old senders leave out what types follow
  auto const types = from.text();
  if (!from.ok || !types.starts_with(',')) return false;
  for (char const type : types.substr(1)) {
    switch (type) {
      case 'i': to.arguments.emplace_back(static_cast<std::int32_t>(from.number())); break;
      case 'f': to.arguments.emplace_back(std::bit_cast<float>(from.number())); break;
      case 's':
      case 'S': to.arguments.emplace_back(from.text()); break;
      case 'T': to.arguments.emplace_back(true); break;
      case 'F': to.arguments.emplace_back(false); break;
      case 'N':
      case 'I': break;
      case 'c':
      case 'r':
      case 'm': from.take(4); break;
      case 'h':
      case 't':
      case 'd': from.take(8); break;
      case 'b': from.blob(); break;
      default: return false;
    }
  }
  return from.ok && from.at_end();
}

bool read_packet(std::string_view packet, std::vector<osc_message>& to, int depth) {
  constexpr std::string_view bundle("#bundle\0", 8);
  if (!packet.starts_with(bundle)) {
    reader from(packet);
    osc_message one;
    if (!read_message(from, one)) return false;
    to.push_back(std::move(one));
    return true;
  }
  if (depth == deepest) return false;
  reader from(packet.substr(bundle.size()));
  from.take(8);  // its time
  while (from.ok && !from.at_end()) {
    auto const size = from.number();
    if (!read_packet(from.take(size), to, depth + 1)) return false;
  }
  return from.ok;
}

void add_number(std::string& to, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) to += static_cast<char>(value >> shift & 0xFF);
}

void add_text(std::string& to, std::string_view text) {
  to += text.substr(0, text.find('\0'));
  do to += '\0';
  while (to.size() % 4 != 0);
}

}  // namespace

std::optional<std::vector<osc_message>> read_osc(std::string_view packet) {
  std::vector<osc_message> all;
  if (packet.size() % 4 != 0 || !read_packet(packet, all, 0)) return std::nullopt;
  return all;
}

std::string write_osc(osc_message const& message) {
  std::string bytes, types = ",", values;
  for (auto const& one : message.arguments) {
    if (auto const* number = std::get_if<std::int32_t>(&one)) {
      types += 'i';
      add_number(values, static_cast<std::uint32_t>(*number));
    } else if (auto const* real = std::get_if<float>(&one)) {
      types += 'f';
      add_number(values, std::bit_cast<std::uint32_t>(*real));
    } else if (auto const* text = std::get_if<std::string>(&one)) {
      types += 's';
      add_text(values, *text);
    } else {
      types += std::get<bool>(one) ? 'T' : 'F';
    }
  }
  add_text(bytes, message.address);
  add_text(bytes, types);
  return bytes + values;
}

}  // namespace dais::net
