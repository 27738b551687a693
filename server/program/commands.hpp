#pragma once

#include "net/access.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

// What `dais` does. Each command returns the exit code of the program: 0 done, 1 refused, with a sentence on standard error.
namespace dais::program {

struct serve_options {
  std::string version;
  std::vector<std::string> listen{"127.0.0.1:8080"};  // valid for `net::read_listen_address`; links lead to the first
  std::filesystem::path certificate, key;             // in PEM; empty: without TLS
  bool without_tls = false;                           // also where other machines come in
  std::filesystem::path data;
  std::string log;  // good for `why_not_database`; empty: in the data directory
  std::vector<std::filesystem::path> plans;
  bool open = false;           // the sessions of the plans
  std::uint32_t rehearse = 0;  // how many times as fast as real time; 0: in earnest
  bool begin_soon = false;     // instead of when the plans say
  std::filesystem::path web;
  std::string public_url;                       // good for `net::read_public_url`; empty: made of the address
  std::string osc = {};                         // where OSC is taken; nowhere, where it is empty
  std::string microphones = {};                 // a system of delegate microphones, good for `net::read_microphone_address`; empty: none
  std::vector<std::string> webhook_allow = {};  // networks, good for `net::is_network`
  std::uint32_t keep_days = 0;                  // after a session is over; 0: until the organiser deletes it
  net::access_options access;
};
int serve(serve_options const&);

int check(std::filesystem::path const& plan);

struct links_options {
  std::filesystem::path data;
  std::string log = {};  // as for serve
  std::string listen = "127.0.0.1:8080";
  std::string public_url;
};
int links(links_options const&);

struct replay_options {
  std::filesystem::path data;
  std::string log = {};  // as for serve
  std::string session;
};
int replay(replay_options const&);

enum class export_as { json, csv, markdown, ics };
struct export_options {
  std::filesystem::path data;
  std::string log = {};  // as for serve
  std::string session;
  export_as as = export_as::json;
  std::filesystem::path out;  // a file, of CSV a directory; empty: standard output, which CSV does not go to
};
int export_report(export_options const&);

struct rotate_key_options {
  std::filesystem::path data;
  std::string log = {};  // as for serve
  bool confirmed = false;
};
int rotate_key(rotate_key_options const&);

// What an operator does with a data directory.
int verify(std::filesystem::path const& data, std::string const& log);
int repair(std::filesystem::path const& data);
int back_up(std::filesystem::path const& data, std::filesystem::path const& to);
int restore(std::filesystem::path const& from, std::filesystem::path const& data);

// From and to: a data directory, or a connection string.
int copy_log(std::string const& from, std::string const& to);

// Where data is kept unless another place is named: $XDG_DATA_HOME/dais, or ~/.local/share/dais.
std::filesystem::path default_data_directory();

// The pages of the build that this program is of, or that lie where it was started.
std::filesystem::path default_web_directory();

}  // namespace dais::program
