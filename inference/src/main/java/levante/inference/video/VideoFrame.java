package levante.inference.video;

import java.time.Duration;
import levante.inference.picture.Picture;

/** A sampled frame: its number among all frames from 0, its time from the first one, its pixels. */
public record VideoFrame(long number, Duration time, Picture picture) {}
