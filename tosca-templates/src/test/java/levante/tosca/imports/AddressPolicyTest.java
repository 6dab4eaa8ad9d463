package levante.tosca.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "2130706433",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:db8::1",
        "2001::1",
        "fec0::1"
      })
  void whatIsNotInThePublicInternetIsNotAllowed(String address) throws UnknownHostException {
    assertThat(AddressPolicy.PUBLIC.allows(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "185.199.108.133",
        "172.32.0.1",
        "100.128.0.1",
        "2606:50c0:8000::153",
        "2001:4860:4860::8888"
      })
  void aPublicAddressIsAllowed(String address) throws UnknownHostException {
    assertThat(AddressPolicy.PUBLIC.allows(InetAddress.getByName(address))).isTrue();
  }
}
