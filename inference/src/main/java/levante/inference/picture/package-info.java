/** Pixels, boxes in them, and their resampling into what a model takes. */
package levante.inference.picture;
