#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <vector>

#include "korridor/base/random.h"
#include "running_server.h"

namespace korridor::server {
namespace {

constexpr int kThreads = 8;
constexpr int kRequestsEach = 1300;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double kMostGrowthMb = 2000;  // sanitizers keep what was freed, or shadow it
#else
constexpr double kMostGrowthMb = 200;
#endif

double resident_mb() {
  std::ifstream in("/proc/self/statm");
  double all = 0, resident = 0;
  in >> all >> resident;
  return resident * 4096 / 1e6;
}

/// A plain socket to the server: what is sent is what the test says, byte for byte.
class Line {
 public:
  explicit Line(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{.tv_sec = 5, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    open_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
  }
  ~Line() { ::close(socket_); }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;
  void send(const std::string& text) const {
    if (open_) (void)::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
  }
  /// The first line of the answer; empty where there is none.
  [[nodiscard]] std::string first_line() const {
    char bytes[256];
    const auto got = open_ ? ::recv(socket_, bytes, sizeof bytes, 0) : -1;
    const std::string text(bytes, got > 0 ? static_cast<std::size_t>(got) : 0);
    return text.substr(0, text.find('\r'));
  }

 private:
  int socket_;
  bool open_ = false;
};

std::string request(int port, const std::string& method, const std::string& path, const std::string& more,
                    const std::string& body) {
  return method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\nConnection: close\r\n" +
         more + "\r\n" + body;
}

std::string json_post(int port, const std::string& path, const std::string& body) {
  return request(port, "POST", path,
                 "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n", body);
}

std::string random_bytes(Random& random, std::size_t size) {
  std::string text(size, '\0');
  for (char& c : text) c = static_cast<char>(random.below(256));
  return text;
}

/// Kinds from 8 on never come to their end: nobody waits for their answer.
constexpr std::uint64_t kKinds = 12, kFirstUnended = 8;

std::string make_hostile(Random& random, std::uint64_t kind, int port) {
  switch (kind) {
    case 0:
      return json_post(port, "/api/plan", random_bytes(random, random.below(400)));
    case 1:
      return json_post(port, "/api/plan", std::string(random.below(100000), '['));
    case 2:
      return json_post(port, "/api/compare", R"({"changes":[{"table":"links","selector":"((((!!!","column":"x"}]})");
    case 3:
      return request(port, "GET", "/" + std::string(random.below(9000), 'a'), "", "");
    case 4:
      return request(port, "GET", "/..%2f..%2fetc/passwd", "", "");
    case 5:
      return "GET /api/version HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
    case 6:
      return request(port, "POST", "/api/plan", "Content-Type: application/json\r\nContent-Length: 99999999999\r\n",
                     "{");
    case 7:
      return json_post(port, "/api/read", "{\"text\":\"" + std::string(random.below(2000), '9') + "\"}");
    case 8:
      return random_bytes(random, random.below(2000));
    case 9:
      return request(port, "PATCH", "/api/plan", "X: " + std::string(random.below(70000), 'x') + "\r\n", "");
    case 10:
      return "POST /api/plan HTTP/1.1\r\nHost: 127.0.0.1";
    default:
      return request(port, "POST", "/api/plan", "Transfer-Encoding: chunked\r\nContent-Type: application/json\r\n",
                     "ffffffffffffffff\r\n");
  }
}

TEST(HostileServer, AStopBeforeItListensIsNotLost) {
  const TinyStudy tiny(rail_and_road());
  ServeOptions options;
  options.app.studies = {tiny.folder()};
  HttpServer server(options);
  ASSERT_TRUE(server.bind().has_value());
  server.stop();
  std::atomic<bool> has_ended = false;
  std::jthread runner([&] {
    server.run();
    has_ended = true;
  });
  for (int i = 0; i < 1000 && !has_ended; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_TRUE(has_ended);
  if (!has_ended) server.stop();
}

TEST(HostileServer, AStopWhileItBeginsToListenIsNotLost) {
  for (int i = 0; i < 60; ++i) const RunningServer server;  // its thread must end for the next to begin
}

TEST(HostileServer, OutlivesTenThousandBadRequestsAndSlowClients) {
  ServeOptions options;
  options.limits.request_s = 1;
  options.limits.body_bytes = 1U << 20U;
  const RunningServer server(options);
  ASSERT_EQ(server.get("/api/version").status, 200);
  const double before = resident_mb();
  std::vector<std::unique_ptr<Line>> slow;  // they begin a request and never end it
  for (int i = 0; i < 200; ++i) {
    slow.push_back(std::make_unique<Line>(server.port()));
    slow.back()->send("POST /api/plan HTTP/1.1\r\nHost: ");
  }
  std::atomic<int> sent = 0, served = 0;
  std::vector<std::jthread> threads;
  for (int k = 0; k < kThreads; ++k)
    threads.emplace_back([&, k] {
      Random random(static_cast<std::uint64_t>(20297 + k));
      for (int i = 0; i < kRequestsEach; ++i) {
        const Line line(server.port());
        const std::uint64_t kind = random.below(kKinds);
        line.send(make_hostile(random, kind, server.port()));
        if (i % 8 == 0 && kind < kFirstUnended) {
          const std::string told = line.first_line();
          EXPECT_EQ(told.find("HTTP/1.1 5"), told.find("HTTP/1.1 503")) << told << " seed " << 20297 + k;
          served += told.empty() ? 0 : 1;
        }
        ++sent;
      }
    });
  threads.clear();
  slow.clear();
  EXPECT_GE(sent, 10000);
  EXPECT_GT(served, 100);
  int status = 0;
  for (int attempt = 0; attempt < 100 && status != 200; ++attempt) status = server.get("/api/version").status;
  EXPECT_EQ(status, 200);
  EXPECT_NEAR(server.post("/api/plan", Json{{"year", 2026}}).json["objective_usd"].get<double>(), 262000, 1e-6);
  EXPECT_LT(resident_mb() - before, kMostGrowthMb);
}

}  // namespace
}  // namespace korridor::server
