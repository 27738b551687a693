#pragma once

#include "log/log.hpp"
#include "log/sha256.hpp"

#include <array>
#include <string>
#include <string_view>

// By what a log knows that its entries are the ones that were appended (protocol/log-format.md, "Chain"). Not against somebody who can
// write to the file: they can make another chain.
namespace dais::log {

// Stands for an entry and all before it in its session.
using link = std::array<unsigned char, 16>;

// What stands before the first entry of a session.
link first_link(std::string_view session);

// Goes with a payload and is forgotten with it: what was erased cannot be found by trying out what it may have been.
using salt = std::array<unsigned char, 16>;
salt random_salt();

// Of a payload, for the chain: it stands for a payload that was erased, too.
digest content_of(salt const&, std::string_view payload);

// What a link is made of behind the time of its entry. `content`: of the payload that the entry was appended with.
std::string link_end(std::string_view id, digest const& content);

link next_link(link const& before, std::uint64_t seq, time_point at, std::string_view id, digest const& content);

template <class Bytes>
std::string_view text_of(Bytes const& bytes) {
  return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

// Where a text has another length, nothing of it fits.
template <class Bytes>
Bytes bytes_from(std::string_view text) {
  Bytes bytes{};
  if (text.size() == bytes.size()) std::copy(text.begin(), text.end(), bytes.begin());
  return bytes;
}

}  // namespace dais::log
