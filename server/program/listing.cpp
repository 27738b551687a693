#include "program/listing.hpp"

#include "net/limits.hpp"
#include "net/public_url.hpp"
#include "net/qr.hpp"
#include "wire/local_time.hpp"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

#include <array>
#include <memory>
#include <string_view>

namespace dais::program {
namespace {

constexpr std::size_t name_columns = 34;

// Code points, which is columns for the letters that names are made of here.
std::size_t columns_of(std::string_view text) {
  std::size_t count = 0;
  for (char const c : text) count += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  return count;
}

std::string fitted(std::string_view text, std::size_t columns) {
  std::string out;
  std::size_t used = 0;
  bool const cut = columns_of(text) > columns;
  for (char const c : text) {
    bool const begins = (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    if (begins && used == columns - (cut ? 1 : 0)) break;
    used += begins;
    out += c;
  }
  if (cut) {
    out += "…";
    ++used;
  }
  return out.append(columns - used, ' ');
}

std::string_view in_words(session_status status) {
  switch (status) {
    case session_status::prepared: return "prepared, not open yet";
    case session_status::open: return "open";
    case session_status::running: return "running";
    case session_status::concluded: return "concluded";
    case session_status::closed: return "closed";
  }
  return "";
}

// The first address of this machine that is not only its own.
std::string reachable_address(int family) {
  ifaddrs* first = nullptr;
  if (::getifaddrs(&first) != 0) return "";
  std::unique_ptr<ifaddrs, void (*)(ifaddrs*)> const all(first, ::freeifaddrs);
  for (auto const* one = first; one; one = one->ifa_next) {
    if (!one->ifa_addr || one->ifa_addr->sa_family != family || (one->ifa_flags & IFF_LOOPBACK) != 0 || (one->ifa_flags & IFF_UP) == 0)
      continue;
    std::array<char, INET6_ADDRSTRLEN> text{};
    void const* const address = family == AF_INET
                                    ? static_cast<void const*>(&reinterpret_cast<sockaddr_in const*>(one->ifa_addr)->sin_addr)
                                    : static_cast<void const*>(&reinterpret_cast<sockaddr_in6 const*>(one->ifa_addr)->sin6_addr);
    if (family == AF_INET6 && IN6_IS_ADDR_LINKLOCAL(static_cast<in6_addr const*>(address))) continue;
    if (::inet_ntop(family, address, text.data(), text.size())) return text.data();
  }
  return "";
}

}  // namespace

std::string base_url(net::listen_address const& listen, std::string const& public_url, bool is_secure) {
  if (!public_url.empty()) return net::read_public_url(public_url).url;
  auto shown = listen;
  if (listen.host == "0.0.0.0" || listen.host == "::") {
    shown.host = reachable_address(AF_INET);
    if (shown.host.empty() && listen.host == "::") shown.host = reachable_address(AF_INET6);
    if (shown.host.empty()) shown.host = "127.0.0.1";
  }
  return net::read_public_url((is_secure ? "https://" : "http://") + net::to_string(shown)).url;
}

std::string listing_of(wire::session_card const& card, std::string const& base) {
  std::string out = card.title + '\n';
  out += "  " + clock_date(card.start, card.time_zone) + ", " + clock_minutes(card.start, card.time_zone) + " to " +
         clock_minutes(card.end, card.time_zone) + " (" + card.time_zone + "), " + std::string(in_words(card.status)) + "\n  session " +
         card.id + "\n\n";
  auto const line = [&](std::string_view who, std::string const& link) {
    out += "  " + fitted(who, name_columns) + "  " + base + link + '\n';
  };
  line("Console (moderator)", card.links.moderator);
  line("Console (co-moderator)", card.links.co_moderator);
  line("Console (view only)", card.links.observer);
  line("Report (rapporteur)", card.links.rapporteur);
  for (auto const& one : card.links.panellists) line(one.name, one.link);
  line("Stage", card.links.stage);
  line("Audience (join code " + card.join_code + ")", card.links.audience);
  return out;
}

std::string audience_code(wire::session_card const& card, std::string const& base, bool coloured) {
  auto const address = base + card.links.audience;
  return address.size() <= limits::qr_text_bytes ? net::to_terminal(net::make_qr(address), coloured) : "";
}

}  // namespace dais::program
