/**
 * The link to the Jupyter kernels JJava and IJava: what is imported without being asked, and how a
 * value that ends a cell is shown. {@link descent.kernel.Renderers} holds the mapping from a type
 * to what is seen; {@link descent.kernel.JJavaExtension} and {@link descent.kernel.IJavaSetup} only
 * hand it to their kernel. Nothing here may throw: an exception at the start kills a kernel, an
 * error in a renderer hangs it.
 */
package descent.kernel;
