package levante.web.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationHeaderTest {
  private static final String IM =
      "id = im; type = InfrastructureManager; username = ada; password = pass";

  @Test
  void basicIsReadWithColonsInThePassword() {
    assertThat(AuthorizationHeader.parse("Basic " + base64("ada:a:b")))
        .isEqualTo(password("ada", "a:b"));
    assertThat(AuthorizationHeader.parse("basic  " + base64("ada:é")))
        .isEqualTo(password("ada", "é"));
  }

  @Test
  void bearerIsReadWhole() {
    assertThat(AuthorizationHeader.parse("Bearer abc.def-_="))
        .isEqualTo(new Credentials.Token(Secret.of("abc.def-_="), List.of()));
  }

  @Test
  void theLineOfTheManagerSaysWhoCallsAndTheOthersAreClouds() {
    assertThat(
            AuthorizationHeader.parse(
                IM + "\\nid = one; type = OpenStack; host = https://one:5000; username = u"))
        .isEqualTo(
            new Credentials.Password(
                "ada",
                Secret.of("pass"),
                List.of(
                    cloud(
                        "one", "OpenStack", Map.of("host", "https://one:5000", "username", "u")))));
  }

  @Test
  void theManagersLineMayCarryATokenAndStandAnywhere() {
    assertThat(AuthorizationHeader.parse("type = Dummy\\ntype = InfrastructureManager; token = t1"))
        .isEqualTo(
            new Credentials.Token(
                Secret.of("t1"),
                List.of(new CloudCredential(Optional.empty(), "Dummy", Map.of()))));
  }

  @Test
  void anUnquotedEqualsSignDropsNothing() {
    assertThat(cloudOf("id = e; type = EC2; username = AK; password = a=b==; region = eu"))
        .isEqualTo(
            cloud("e", "EC2", Map.of("username", "AK", "password", "a=b==", "region", "eu")));
    assertThat(cloudOf("id = e; type = EC2; password = a = b; region=eu"))
        .isEqualTo(cloud("e", "EC2", Map.of("password", "a = b", "region", "eu")));
  }

  @Test
  void theKeysOfAzureAreReadAsTheManagersClientsWriteThem() {
    assertThat(
            cloudOf(
                "id = a; type = Azure; subscription_id = s; client_id = c; secret = x~.=; tenant = t"))
        .isEqualTo(
            cloud(
                "a",
                "Azure",
                Map.of("subscription_id", "s", "client_id", "c", "secret", "x~.=", "tenant", "t")));
  }

  @Test
  void quotesHoldSemicolonsAndTheOtherQuote() {
    assertThat(cloudOf("id = g; type = GCE; password = '{\"a\": \"b;c\"}'; project = \"it's\""))
        .isEqualTo(cloud("g", "GCE", Map.of("password", "{\"a\": \"b;c\"}", "project", "it's")));
  }

  @Test
  void aQuoteInsideABareValueIsACharacter() {
    assertThat(cloudOf("id = x; type = Dummy; password = it's; tenant = t"))
        .isEqualTo(cloud("x", "Dummy", Map.of("password", "it's", "tenant", "t")));
    assertThat(cloudOf("id = x; type = Dummy; password = \"open; tenant = t"))
        .isEqualTo(cloud("x", "Dummy", Map.of("password", "\"open", "tenant", "t")));
  }

  @Test
  void anEscapedLineBreakStaysInItsValue() {
    assertThat(cloudOf("id = x; type = Azure; private_key = '-----BEGIN\\\\nabc\\\\n-----END'"))
        .isEqualTo(cloud("x", "Azure", Map.of("private_key", "-----BEGIN\nabc\n-----END")));
  }

  @Test
  void commentsAndEmptyLinesAreNothing() {
    assertThat(AuthorizationHeader.parse("# mine\\n\\n  # type = Dummy\\n" + IM + "\\n"))
        .isEqualTo(password("ada", "pass"));
  }

  @Test
  void oneLineJsonIsTaken() {
    assertThat(
            AuthorizationHeader.parse(
                "[{\"type\": \"InfrastructureManager\", \"username\": \"ada\", \"password\": \"p\\n=;\"},"
                    + " {\"id\": \"d\", \"type\": \"Dummy\", \"port\": 5000, \"deep\": {\"a\": 1}}]"))
        .isEqualTo(
            new Credentials.Password(
                "ada",
                Secret.of("p\n=;"),
                List.of(cloud("d", "Dummy", Map.of("port", "5000", "deep", "{\"a\":1}")))));
    assertThat(
            AuthorizationHeader.parse(
                "{\"type\": \"InfrastructureManager\", \"token\": \"t\"}\\n{\"type\": \"Dummy\"}"))
        .isInstanceOfSatisfying(
            Credentials.Token.class, token -> assertThat(token.clouds()).hasSize(1));
  }

  @Test
  void aFileIsNeverRead() {
    assertThat(cloudOf("id = x; type = Dummy; password = file(/etc/passwd)"))
        .isEqualTo(cloud("x", "Dummy", Map.of("password", "file(/etc/passwd)")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Basic",
        "Basic !!!",
        "Basic OmE=",
        "Bearer ",
        "Digest username=x",
        "type = OpenStack; username = ada; password = pass",
        "type = InfrastructureManager",
        "type = InfrastructureManager; username = ada",
        "type = InfrastructureManager; token = ",
        "[1, 2]",
        "{\"type\": ",
        "null"
      })
  void whatNamesNobodyIsNobody(String header) {
    assertThat(AuthorizationHeader.parse(header)).isEqualTo(new Credentials.Absent());
  }

  @Test
  void nothingPrintsASecret() {
    String printed =
        AuthorizationHeader.parse(IM + "\\ntype = Dummy; password = hidden").toString();
    assertThat(printed).contains("ada", "Dummy").doesNotContain("pass,", "hidden");
  }

  private static CloudCredential cloudOf(String line) {
    Credentials.Password password =
        (Credentials.Password) AuthorizationHeader.parse(IM + "\\n" + line);
    assertThat(password.clouds()).hasSize(1);
    return password.clouds().get(0);
  }

  private static CloudCredential cloud(String id, String type, Map<String, String> values) {
    Map<String, Secret> secrets = new java.util.TreeMap<>();
    values.forEach((key, value) -> secrets.put(key, Secret.of(value)));
    return new CloudCredential(Optional.of(id), type, secrets);
  }

  private static Credentials password(String user, String password) {
    return new Credentials.Password(user, Secret.of(password), List.of());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
