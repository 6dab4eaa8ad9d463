package levante.web.page.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressTest {
  @Test
  void whatWasTypedStaysOneParameterWhateverItIs() {
    assertThat(Address.of("/infrastructures").with("name", "a&b=c #é").with("page", 2).text())
        .isEqualTo("/infrastructures?name=a%26b%3Dc+%23%C3%A9&page=2");
  }
}
