#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dais::net {

// Equal but for the case of ASCII letters.
bool same_token(std::string_view, std::string_view);

// The elements of a comma-separated field, trimmed; empty ones are left out.
std::vector<std::string_view> list_elements(std::string_view field);

bool has_element(std::string_view field, std::string_view token);

enum class encoding { identity, gzip, brotli };

// How much a client wants each encoding, of 1000; 0 where it refuses it. What is not understood counts as absent.
struct encoding_weights {
  int identity = 1, gzip = 0, brotli = 0;
};
encoding_weights read_accept_encoding(std::string_view field);

// Whether a client that holds what an If-None-Match field names holds this already. Compared weakly, as RFC 9110 13.1.2 says.
bool none_match_names(std::string_view field, std::string_view etag);

// The token of `Authorization: Bearer ...`; empty where there is none.
std::string_view bearer_token(std::string_view field);

}  // namespace dais::net
