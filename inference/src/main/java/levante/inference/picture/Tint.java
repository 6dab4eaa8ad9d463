package levante.inference.picture;

/** How a view's colours are shown to a model that might lean on colour too much. */
public enum Tint {
  NATURAL {
    @Override
    void apply(float[] pixels) {
      // As they are.
    }
  },
  /** Half way to grey. */
  FADED {
    @Override
    void apply(float[] pixels) {
      towardsGrey(pixels, 0.5f);
    }
  },
  GREY {
    @Override
    void apply(float[] pixels) {
      towardsGrey(pixels, 1);
    }
  },
  /** Red and blue exchanged: skin is no longer skin-coloured, a pink mask no longer like skin. */
  SWAPPED {
    @Override
    void apply(float[] pixels) {
      for (int i = 0; i < pixels.length; i += 3) {
        float red = pixels[i];
        pixels[i] = pixels[i + 2];
        pixels[i + 2] = red;
      }
    }
  };

  /** Changes red, green, blue triples in place. */
  abstract void apply(float[] pixels);

  private static void towardsGrey(float[] pixels, float share) {
    for (int i = 0; i < pixels.length; i += 3) {
      // ITU-R BT.601's luma.
      float grey = 0.299f * pixels[i] + 0.587f * pixels[i + 1] + 0.114f * pixels[i + 2];
      for (int channel = i; channel < i + 3; channel++) {
        pixels[channel] += share * (grey - pixels[channel]);
      }
    }
  }

  /** A copy of the triples in this tint. */
  public float[] of(float[] pixels) {
    float[] tinted = pixels.clone();
    apply(tinted);
    return tinted;
  }
}
