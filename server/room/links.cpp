#include "room/links.hpp"

#include "log/sha256.hpp"

#include <openssl/crypto.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <charconv>
#include <cstdlib>
#include <system_error>

namespace dais::room {
namespace {

log::digest keyed_digest(link_key const& key, std::string_view text) {
  log::digest out{};
  unsigned int size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<unsigned char const*>(text.data()), text.size(), out.data(),
       &size);
  return out;
}

// `count` characters, six bits each, that need no escaping in a URL.
std::string letters(log::digest const& from, std::size_t count) {
  constexpr char const* alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string out;
  unsigned int bits = 0, held = 0;
  for (std::size_t i = 0; out.size() < count;) {
    if (held < 6) {
      bits = bits << 8 | from.at(i++);
      held += 8;
    }
    held -= 6;
    out += alphabet[bits >> held & 63];
  }
  return out;
}

// 128 bits and a little: beyond guessing, and short enough for a QR code that is read across a room.
constexpr std::size_t code_length = 22;

std::string code_for(link_key const& key, std::string_view subject) {
  return letters(keyed_digest(key, "link|" + std::string(subject)), code_length);
}

// Stands in no id.
constexpr char before_generation = '~';

std::string role_of(capability const& c) {
  switch (c.as) {
    case role::moderator: return "m";
    case role::co_moderator: return "c";
    case role::panellist: return "p-" + c.id;
    case role::tool: return "x-" + c.id;
    case role::observer: return "o";
    case role::rapporteur: return "r";
    case role::stage: return "s";
    case role::participant: return c.id.empty() ? "a" : "a-" + c.id;
    case role::organiser:
    case role::system:
    case role::microphones: break;
  }
  std::abort();  // nobody holds a link of the server itself, nor of the hall; the organiser's token is of no session
}

std::string subject_of(capability const& c) {
  auto const subject = c.session + "." + role_of(c);
  return c.generation == 0 ? subject : subject + before_generation + std::to_string(c.generation);
}

std::optional<capability> capability_of(std::string_view subject) {
  auto const dot = subject.rfind('.');
  if (dot == subject.npos) return std::nullopt;
  capability c{std::string(subject.substr(0, dot)), role::participant, {}};
  auto what = subject.substr(dot + 1);
  if (auto const mark = what.find(before_generation); mark != what.npos) {
    auto const digits = what.substr(mark + 1);
    auto const [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), c.generation);
    if (wrong != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    what = what.substr(0, mark);
  }
  if (what == "m")
    c.as = role::moderator;
  else if (what == "c")
    c.as = role::co_moderator;
  else if (what == "o")
    c.as = role::observer;
  else if (what == "r")
    c.as = role::rapporteur;
  else if (what == "s")
    c.as = role::stage;
  else if (what == "a")
    c.as = role::participant;
  else if (what.starts_with("a-"))
    c.as = role::participant, c.id = what.substr(2);
  else if (what.starts_with("x-"))
    c.as = role::tool, c.id = what.substr(2);
  else if (what.starts_with("p-"))
    c.as = role::panellist, c.id = what.substr(2);
  else
    return std::nullopt;
  return c;
}

bool same(std::string_view a, std::string_view b) { return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0; }

}  // namespace

link_key random_link_key() {
  link_key key;
  if (RAND_bytes(key.data(), static_cast<int>(key.size())) != 1) std::abort();  // a guessable key would open every session
  return key;
}

std::string token_for(link_key const& key, capability const& c) {
  auto const subject = subject_of(c);
  return subject + "." + code_for(key, subject);
}

std::optional<capability> read_token(link_key const& key, std::string_view token) {
  auto const dot = token.rfind('.');
  if (dot == token.npos) return std::nullopt;
  auto const subject = token.substr(0, dot);
  if (!same(token.substr(dot + 1), code_for(key, subject))) return std::nullopt;
  return capability_of(subject);
}

std::string organiser_token(link_key const& key) { return "o." + code_for(key, "o"); }

bool is_organiser_token(link_key const& key, std::string_view token) { return same(token, organiser_token(key)); }

std::string join_code(link_key const& key, std::string_view session) {
  constexpr std::string_view alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  auto const d = keyed_digest(key, "join|" + std::string(session));
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i) number = number << 8 | d.at(i);
  std::string code;
  for (int i = 0; i < 6; ++i) {
    code += alphabet[number % alphabet.size()];
    number /= alphabet.size();
  }
  return code;
}

wire::session_links links_of(link_key const& key, session const& s) {
  auto const link = [&](std::string_view page, role as, std::string panellist = {}) {
    auto const generation = generation_of(s.links, {as, panellist});
    return "/" + std::string(page) + "#" + token_for(key, {s.id, as, std::move(panellist), generation});
  };
  wire::session_links links{{link("console", role::observer),
                             link("report", role::rapporteur),
                             {},
                             "/audience/" + join_code(key, s.id),
                             link("stage", role::stage)},
                            link("console", role::moderator),
                            link("console", role::co_moderator)};
  for (auto const& p : s.panellists) links.panellists.push_back({p.id, p.name, link("panellist", role::panellist, p.id)});
  return links;
}

wire::session_card card_of(link_key const& key, session const& s) {
  return {s.id,  s.plan.title, s.plan.venue,         s.plan.time_zone,      s.plan.start,
          s.end, s.status,     join_code(key, s.id), s.personal_links_only, links_of(key, s)};
}

// The page stands under the code, as that of everybody in the audience: what it shows before it is connected comes with it.
wire::personal_link_list personal_links_of(link_key const& key, session const& s) {
  auto const page = "/audience/" + join_code(key, s.id) + "#";
  wire::personal_link_list all{s.plan.title, s.plan.time_zone, s.plan.start, s.end, s.personal_links_only, s.links.personal, {}};
  for (std::uint32_t number = 1; number <= s.personal_links; ++number) {
    auto const id = std::to_string(number);
    auto const generation = generation_of(s.links, {role::participant, id});
    all.links.push_back({number, generation, page + token_for(key, {s.id, role::participant, id, generation})});
  }
  return all;
}

std::string pass_for(link_key const& key, std::string_view session, std::string_view participant) {
  return letters(keyed_digest(key, "pass|" + std::string(session) + "|" + std::string(participant)), code_length);
}

bool is_pass(link_key const& key, std::string_view session, std::string_view participant, std::string_view pass) {
  return same(pass, pass_for(key, session, participant));
}

std::string participant_id(std::string_view session, std::string_view secret) {
  return letters(log::sha256(std::string(session) + "|" + std::string(secret)), code_length);
}

std::string person_id(link_key const& key, std::string_view session, std::string_view name) {
  return letters(keyed_digest(key, "person|" + std::string(session) + "|" + std::string(name)), code_length);
}

}  // namespace dais::room
