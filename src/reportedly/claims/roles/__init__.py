"""Who and what fills the roles of the incidents of a report, by a trained model."""
