package levante.oscar.adapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.adapter.sandbox.process.JobUser;
import levante.oscar.adapter.sandbox.run.RunFolders;
import levante.oscar.adapter.sandbox.server.SandboxExposedPods;
import levante.oscar.exposed.ExposedPods;
import levante.oscar.exposed.ExposedPodsContract;
import levante.oscar.exposed.ExposedSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exposed services as processes of this machine; their server is Python's. */
class SandboxExposedPodsTest extends ExposedPodsContract {
  private static final String SERVER =
      """
      #!/usr/bin/env python3
      import os, time
      from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
      class H(BaseHTTPRequestHandler):
          def say(self, text, status=200, **more):
              self.send_response(status)
              self.send_header('Content-Type', 'text/html' if '<' in text[:1] else 'text/plain')
              for k, v in more.items(): self.send_header(k.replace('_', '-'), v)
              self.end_headers()
              self.wfile.write(text.encode())
          def do_GET(self):
              path, _, query = self.path.partition('?')
              if path == '/hello': self.say('GREETING\\n')
              elif path == '/page.html': self.say('<a href="/hello">x</a>\\n')
              elif path == '/cgi-bin/away':
                  self.say('', 302, Location='/hello', Set_Cookie='a=1; Path=/')
              elif path == '/cgi-bin/env':
                  names = ['PLAIN', 'TOKEN', 'BOTH', 'OSCAR_SERVICE_NAME', 'OSCAR_SERVICE_BASE_PATH']
                  # As whom scripts run is the machine's; here the variables count.
                  self.say('|'.join(os.environ[n] for n in names) + '|not root\\n')
              elif path == '/cgi-bin/slow':
                  self.say('one\\n')
                  self.wfile.flush()
                  while not os.path.exists('going'): time.sleep(0.05)
                  self.wfile.write(b'two\\n')
              elif path == '/cgi-bin/go':
                  open('going', 'w').close()
                  self.say('gone\\n')
              else: self.say('', 404)
          def do_POST(self):
              body = self.rfile.read(int(self.headers['Content-Length'])).decode()
              self.say('POST|' + self.path.partition('?')[2] + '|' + body)
      ThreadingHTTPServer(('127.0.0.1', PORT), H).serve_forever()
      """;

  private final FakePlacement placement = new FakePlacement();
  private final int port = free();
  private SandboxExposedPods pods;

  @TempDir Path folder;

  private static int free() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void start() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    SandboxJobConfig config = SandboxJobConfig.DEFAULTS.in(folder.resolve("jobs"), List.of());
    Path root = new RunFolders(config.jobsRoot()).root();
    boolean own = JobUser.obstacle(root, List.of(), config.firstUid()).isEmpty();
    pods = new SandboxExposedPods(placement, config, own, Clock.systemUTC());
  }

  @Override
  protected void ended() {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              pods.tick();
              return placement.now().isEmpty();
            });
    pods.close();
  }

  @Override
  protected ExposedPods pods() {
    return pods;
  }

  @Override
  protected void move() {
    pods.tick();
  }

  @Override
  protected int port() {
    return port;
  }

  @Override
  protected String server(String greeting) {
    return SERVER.replace("GREETING", greeting).replace("PORT", Integer.toString(port));
  }

  @Test
  void aPortThatSomebodyElseListensOnIsNotAsked() throws IOException {
    try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      ExposedSpec spec = held("#!/bin/sh\nexec sleep 600\n");
      until(spec, seen -> placement.now().size() == 1 && seen.ready() == 0);
      pods.tick();
      LevanteException silence =
          catchThrowableOfType(
              LevanteException.class, () -> ask(spec, "GET", "/", Optional.empty()));
      assertThat(silence.code()).isEqualTo(ErrorCode.SERVICE_NOT_READY);
      assertThat(other.isBound()).isTrue();
    }
  }

  @Test
  void oneThatEndsIsToldWithItsLastWords() {
    ExposedSpec spec = held("#!/bin/sh\necho no such model >&2\nexit 3\n");
    until(
        spec,
        seen -> seen.obstacle().filter(why -> why.contains("with 3: no such model")).isPresent());
  }
}
