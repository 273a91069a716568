"""Training of the model behind `reportedly.roles`; needs torch, which the package itself does without."""
