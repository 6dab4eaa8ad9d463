/** A video's frames: sampled, searched for faces, blurred. */
package levante.inference.video;
