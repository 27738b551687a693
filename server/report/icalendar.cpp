#include "report/formats.hpp"
#include "report/telling.hpp"

#include "wire/local_time.hpp"

#include <algorithm>
#include <chrono>
#include <string_view>

namespace dais::report {

namespace {

// A line has 75 octets at most, and goes on behind a line break and a space; a character is never parted.
void write_line(std::string& out, std::string_view text) {
  constexpr std::size_t most = 75;
  for (std::size_t room = most; !text.empty(); room = most - 1) {
    auto end = std::min(room, text.size());
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    if (room != most) out += " ";
    out += text.substr(0, end);
    out += "\r\n";
    text.remove_prefix(end);
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  for (char const c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      out += c;
    }
  }
  return out;
}

std::string utc(time_point at) {
  std::string out;
  for (char const c : clock_date(at, "Etc/UTC") + "T" + clock_seconds(at, "Etc/UTC") + "Z") {
    if (c != '-' && c != ':') out += c;
  }
  return out;
}

std::string description(wire::report const& r) {
  std::string text = r.subtitle.empty() ? "" : r.subtitle + "\n\n";
  for (auto const& g : r.segments) {
    if (r.started && !g.began) continue;
    auto const from = r.started ? g.began : g.planned_start;
    auto const until = r.started ? g.ended : g.planned_end;
    text += (from ? clock_minutes(*from, r.time_zone) : "") + "–" + (until ? clock_minutes(*until, r.time_zone) : "") + " " + g.title;
    text += g.speakers.empty() ? "\n" : " (" + joined(names_on_panel(r, g.speakers), ", ") + ")\n";
  }
  return text + "(" + r.time_zone + ")";
}

}  // namespace

std::string icalendar(wire::report const& r) {
  auto const from = r.started.value_or(r.planned_start);
  auto const until = std::max(r.concluded.value_or(std::max(r.end, r.as_of)), from);
  // No shorter than it was, and some time in any case.
  auto const end =
      std::max(std::chrono::ceil<std::chrono::seconds>(until), std::chrono::floor<std::chrono::seconds>(from) + std::chrono::seconds(1));
  auto const created = std::to_string(r.created.time_since_epoch().count());
  std::string out;
  for (auto const& one : {std::string("BEGIN:VCALENDAR"), std::string("VERSION:2.0"), std::string("PRODID:-//Dais//dais.report.1//EN"),
                          std::string("BEGIN:VEVENT"), "UID:" + escaped(r.session) + "-" + created + "@dais", "DTSTAMP:" + utc(r.as_of),
                          "CREATED:" + utc(r.created), "SEQUENCE:" + std::to_string(r.revision), "DTSTART:" + utc(from),
                          "DTEND:" + utc(end), "SUMMARY:" + escaped(r.title), "DESCRIPTION:" + escaped(description(r))}) {
    write_line(out, one);
  }
  if (!r.venue.empty()) write_line(out, "LOCATION:" + escaped(r.venue));
  for (auto const* one : {"STATUS:CONFIRMED", "TRANSP:OPAQUE", "END:VEVENT", "END:VCALENDAR"}) write_line(out, one);
  return out;
}

}  // namespace dais::report
