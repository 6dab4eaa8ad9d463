package levante.tosca.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import levante.tosca.adapter.http.CheckedConnection.HostNames;
import levante.tosca.imports.AddressPolicy;
import levante.tosca.imports.ImportPolicy;
import levante.tosca.imports.ImportPolicy.Allowed;
import levante.tosca.imports.ImportRequest;
import levante.tosca.imports.ImportResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS, with a server whose certificate is for good.test and right.test only. */
class SecureImportsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final AddressPolicy LOOPBACK = InetAddress::isLoopbackAddress;

  @TempDir private static Path keys;
  @TempDir private Path cache;
  private static HttpsServer server;
  private static SSLContext own;

  private final List<String> resolved = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void serve() throws IOException, GeneralSecurityException, InterruptedException {
    own = context(keyStore(keys.resolve("server.p12")));
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(own));
    server.createContext("/ok/", exchange -> answer(exchange, 200, "types: 1"));
    server.createContext("/away/", exchange -> redirect(exchange, "other.test"));
    server.createContext("/near/", exchange -> redirect(exchange, "right.test"));
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  // A certificate that is its own authority, made by the JDK's own tool.
  private static KeyStore keyStore(Path file)
      throws IOException, GeneralSecurityException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=good.test",
                "-ext",
                "san=dns:good.test,dns:right.test",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(file.resolveSibling("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor()).as("keytool").isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static SSLContext context(KeyStore store) throws GeneralSecurityException {
    KeyManagerFactory mine = KeyManagerFactory.getInstance("PKIX");
    mine.init(store, PASSWORD);
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    try {
      anchors.load(null, null);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    anchors.setCertificateEntry("authority", store.getCertificate("server"));
    TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
    trusted.init(anchors);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(mine.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }

  @Test
  void aServerWhoseAuthorityIsTrustedIsBelieved() {
    assertThat(find("good.test", "/ok/types.yaml", own.getSocketFactory()))
        .isEqualTo(new ImportResult.Found(url("good.test", "/ok/types.yaml"), "types: 1"));
  }

  @Test
  void aServerWhoseAuthorityIsNotTrustedIsNotTalkedTo() {
    assertThat(
            find("good.test", "/ok/types.yaml", (SSLSocketFactory) SSLSocketFactory.getDefault()))
        .isInstanceOf(ImportResult.Unreachable.class);
  }

  @Test
  void aCertificateForAnotherNameIsNotTaken() {
    assertThat(find("other.test", "/ok/types.yaml", own.getSocketFactory()))
        .isInstanceOf(ImportResult.Unreachable.class);
  }

  @Test
  void aRedirectIsHeldAgainstTheCertificateOfItsOwnHost() {
    assertThat(find("good.test", "/near/types.yaml", own.getSocketFactory()))
        .isEqualTo(new ImportResult.Found(url("good.test", "/near/types.yaml"), "types: 1"));
    assertThat(find("good.test", "/away/types.yaml", own.getSocketFactory()))
        .isInstanceOf(ImportResult.Unreachable.class);
  }

  @Test
  void aNameIsResolvedOnceAndTheAddressThatWasCheckedIsConnectedTo() {
    HostNames changing =
        name -> {
          resolved.add(name);
          return resolved.size() == 1
              ? new InetAddress[] {InetAddress.getLoopbackAddress()}
              : new InetAddress[] {InetAddress.getByName("192.0.2.1")};
        };
    assertThat(imports(LOOPBACK, changing, Duration.ofSeconds(60)).find(request("/ok/types.yaml")))
        .isInstanceOf(ImportResult.Found.class);
    assertThat(resolved).containsExactly("good.test");
  }

  @Test
  void aNameWithOneForbiddenAddressIsRefusedWhole() {
    HostNames mixed =
        name ->
            new InetAddress[] {InetAddress.getByName("8.8.8.8"), InetAddress.getLoopbackAddress()};
    assertThat(
            imports(AddressPolicy.PUBLIC, mixed, Duration.ofSeconds(60))
                .find(request("/ok/types.yaml")))
        .isEqualTo(
            new ImportResult.Refused("'good.test' is not an address in the public internet"));
  }

  @Test
  void aResolverThatNeverAnswersDoesNotHoldTheReader() {
    CountDownLatch never = new CountDownLatch(1);
    HostNames slow =
        name -> {
          try {
            never.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          throw new UnknownHostException(name);
        };
    assertThat(imports(LOOPBACK, slow, Duration.ofMillis(200)).find(request("/ok/types.yaml")))
        .isEqualTo(new ImportResult.Unreachable("'good.test' could not be talked to in time"));
    never.countDown();
  }

  @Test
  void aNameThatIsNotThereIsSaidSo() {
    HostNames empty =
        name -> {
          throw new UnknownHostException(name);
        };
    assertThat(imports(LOOPBACK, empty, Duration.ofSeconds(60)).find(request("/ok/types.yaml")))
        .isEqualTo(new ImportResult.Unreachable("there is no host 'good.test'"));
  }

  private ImportResult find(String host, String path, SSLSocketFactory tls) {
    ImportPolicy policy = policy(LOOPBACK, Duration.ofSeconds(60));
    HostNames loopback = name -> new InetAddress[] {InetAddress.getLoopbackAddress()};
    return new HttpImports(
            policy, cache, Clock.systemUTC(), new CheckedConnection(policy, loopback, tls))
        .find(ImportRequest.of(url(host, path)));
  }

  private HttpImports imports(AddressPolicy addresses, HostNames names, Duration timeout) {
    ImportPolicy policy = policy(addresses, timeout);
    return new HttpImports(
        policy,
        cache,
        Clock.systemUTC(),
        new CheckedConnection(policy, names, own.getSocketFactory()));
  }

  private static ImportPolicy policy(AddressPolicy addresses, Duration timeout) {
    List<Allowed> allowed =
        List.of("good.test", "right.test", "other.test").stream()
            .map(host -> new Allowed(url(host, "/")))
            .toList();
    return new ImportPolicy(allowed, addresses, timeout, Duration.ofDays(1), 1_000);
  }

  private static ImportRequest request(String path) {
    return ImportRequest.of(url("good.test", path));
  }

  private static String url(String host, String path) {
    return "https://%s:%d%s".formatted(host, server.getAddress().getPort(), path);
  }

  private static void redirect(HttpExchange exchange, String host) throws IOException {
    exchange.getResponseHeaders().set("Location", url(host, "/ok/types.yaml"));
    answer(exchange, 302, "");
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
