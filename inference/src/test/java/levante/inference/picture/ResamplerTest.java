package levante.inference.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResamplerTest {
  /** Left half white, right half black. */
  private static final Picture HALVES = halves();

  @Test
  void shrinkingAveragesAreas() {
    float[] one = Resampler.normalized(HALVES, HALVES.bounds(), 1, Mirror.AS_IS);
    assertThat(one).containsExactly(0f, 0f, 0f);
    float[] two = Resampler.normalized(HALVES, HALVES.bounds(), 2, Mirror.AS_IS);
    assertThat(two).containsExactly(1, 1, 1, -1, -1, -1, 1, 1, 1, -1, -1, -1);
  }

  @Test
  void theMirrorExchangesLeftAndRight() {
    float[] two = Resampler.normalized(HALVES, HALVES.bounds(), 2, Mirror.MIRRORED);
    assertThat(two).startsWith(-1, -1, -1, 1, 1, 1);
  }

  @Test
  void outsideThePictureIsBlack() {
    float[] seen = Resampler.normalized(HALVES, new Box(-8, -8, 16, 16), 2, Mirror.AS_IS);
    assertThat(seen).containsExactly(-1, -1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0);
    float[] away = Resampler.normalized(HALVES, new Box(500, 500, 16, 16), 2, Mirror.AS_IS);
    assertThat(away).containsOnly(-1f);
  }

  @Test
  void growingKeepsTheEdgeColours() {
    float[] grown = Resampler.normalized(HALVES, HALVES.bounds(), 32, Mirror.AS_IS);
    assertThat(grown[0]).isEqualTo(1f);
    assertThat(grown[32 * 3 - 1]).isEqualTo(-1f);
  }

  @Test
  void fourQuarterTurnsAreNone() {
    assertThat(HALVES.turned(4).rgb()).isEqualTo(HALVES.rgb());
    Picture once = HALVES.turned(1);
    assertThat(once.rgb()[0] & 0xff).isEqualTo(255);
    assertThat(once.rgb()[once.rgb().length - 1]).isZero();
    assertThat(once.turned(-1).rgb()).isEqualTo(HALVES.rgb());
  }

  private static Picture halves() {
    byte[] rgb = new byte[8 * 8 * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / 3 % 8 < 4 ? 255 : 0);
    }
    return new Picture(8, 8, rgb);
  }
}
