descent.kernel.IJavaSetup.install();
