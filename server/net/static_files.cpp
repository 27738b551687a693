#include "net/static_files.hpp"

#include "log/sha256.hpp"
#include "net/header_fields.hpp"
#include "net/limits.hpp"

#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace dais::net {
namespace {

std::string_view type_of(std::string_view extension) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 16> types{{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".mjs", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".map", "application/json"},
      {".webmanifest", "application/manifest+json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".webp", "image/webp"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".woff", "font/woff"},
      {".txt", "text/plain; charset=utf-8"},
      {".wasm", "application/wasm"},
  }};
  for (auto const& [name, type] : types) {
    if (name == extension) return type;
  }
  return "application/octet-stream";
}

std::string digest_of(std::string_view bytes) {
  auto const digest = log::sha256(bytes);
  std::string hex;
  for (std::size_t i = 0; i < 12; ++i) {
    constexpr char digits[] = "0123456789abcdef";
    hex += digits[digest[i] >> 4];
    hex += digits[digest[i] & 15];
  }
  return hex;
}

// Of all that stands between these tags, as a content security policy names it.
std::string hashes_within(std::string_view html, std::string_view begin, std::string_view end) {
  std::string all;
  for (auto at = html.find(begin); at != html.npos; at = html.find(begin, at)) {
    at += begin.size();
    auto const digest = log::sha256(html.substr(at, html.find(end, at) - at));
    std::array<unsigned char, 45> base64{};
    EVP_EncodeBlock(base64.data(), digest.data(), static_cast<int>(digest.size()));
    all += (all.empty() ? "'sha256-" : " 'sha256-") + std::string(base64.begin(), base64.end() - 1) + "'";
  }
  return all;
}

std::string read_whole(std::filesystem::path const& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("Cannot read " + path.string() + ".");
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

static_files::static_files(std::filesystem::path const& directory, std::string_view sockets) {
  namespace fs = std::filesystem;
  if (!fs::is_directory(directory)) return;
  std::size_t total = 0;
  for (auto const& entry : fs::recursive_directory_iterator(directory)) {
    if (!entry.is_regular_file()) continue;
    auto bytes = read_whole(entry.path());
    total += bytes.size();
    if (total > limits::site_bytes) {
      throw std::runtime_error("The pages in " + directory.string() + " are more than " + std::to_string(limits::site_bytes) +
                               " bytes: is this the right directory?");
    }
    auto name = entry.path().lexically_relative(directory);
    auto const extension = name.extension();
    bool const is_brotli = extension == ".br", is_gzip = extension == ".gz";
    if (is_brotli || is_gzip) name.replace_extension();
    auto& one = files_["/" + name.generic_string()];
    if (extension == ".html") {
      auto const scripts = hashes_within(bytes, "<script>", "</script>"), styles = hashes_within(bytes, "<style>", "</style>");
      if (!scripts.empty() || !styles.empty() || !sockets.empty()) one.policy = content_security_policy(scripts, styles, sockets);
    }
    auto& as = is_brotli ? one.brotli : is_gzip ? one.gzip : one.plain;
    as.etag = '"' + digest_of(bytes) + '"';
    as.bytes = std::make_shared<std::string const>(std::move(bytes));
    one.type = type_of(name.extension().string());
    one.immutable = name.generic_string().rfind("assets/", 0) == 0;
  }
  std::erase_if(files_, [](auto const& one) { return !one.second.plain.bytes; });
}

static_files::file const* static_files::named(std::string_view path) const {
  auto found = files_.find(path == "/" ? "/index.html" : path);
  if (found == files_.end()) found = files_.find(std::string(path) + ".html");
  return found == files_.end() ? nullptr : &found->second;
}

std::optional<http_response> static_files::filled(std::string_view path, std::string_view json) const {
  constexpr std::string_view place = "<script type=\"application/json\">";
  auto const* const one = named(path);
  auto const at = one ? one->plain.bytes->find(place) : std::string::npos;
  if (at == std::string::npos) return {};
  auto const& page = *one->plain.bytes;
  auto whole = page.substr(0, at + place.size());
  // Nothing in it can end the script.
  for (char const c : json) c == '<' ? whole += "\\u003c" : whole += c;
  whole.append(page, at + place.size());
  return once(*one, std::make_shared<std::string const>(std::move(whole)));
}

http_response static_files::not_found() const {
  auto const* const one = named("/404");
  if (!one) return text_answer(404, "There is nothing here.\n");
  auto response = once(*one, one->plain.bytes);
  response.status = 404;
  return response;
}

// For one answer, which nobody keeps.
http_response static_files::once(file const& one, std::shared_ptr<std::string const> body) {
  http_response response;
  response.headers = {{"Cache-Control", "no-store"}, {"Content-Type", one.type}};
  if (!one.policy.empty()) response.headers.emplace_back("Content-Security-Policy", one.policy);
  response.body = std::move(body);
  return response;
}

std::optional<http_response> static_files::find(http_request const& request) const {
  auto const* const found = named(request.path);
  if (!found) return {};
  auto const& one = *found;
  auto const& best = best_form(one, request.header("Accept-Encoding"));

  http_response response;
  auto& headers = response.headers;
  headers.emplace_back("Cache-Control", one.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  headers.emplace_back("ETag", best.etag);
  headers.emplace_back("Vary", "Accept-Encoding");
  if (!one.policy.empty()) headers.emplace_back("Content-Security-Policy", one.policy);
  if (none_match_names(request.header("If-None-Match"), best.etag)) {
    response.status = 304;
    return response;
  }
  headers.emplace_back("Content-Type", one.type);
  if (&best == &one.brotli) headers.emplace_back("Content-Encoding", "br");
  if (&best == &one.gzip) headers.emplace_back("Content-Encoding", "gzip");
  response.body = best.bytes;
  return response;
}

// The smaller of two that are wanted alike, which is Brotli's. A client that refuses everything gets the plain form: any answer is of more
// use to it than none.
static_files::form const& static_files::best_form(file const& one, std::string_view accept_encoding) {
  auto const weights = read_accept_encoding(accept_encoding);
  int const brotli = one.brotli.bytes ? weights.brotli : 0;
  int const gzip = one.gzip.bytes ? weights.gzip : 0;
  if (brotli > 0 && brotli >= gzip && brotli >= weights.identity) return one.brotli;
  if (gzip > 0 && gzip >= weights.identity) return one.gzip;
  return one.plain;
}

}  // namespace dais::net
