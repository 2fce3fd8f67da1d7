"""Materials that are to be looked through again."""

MATERIALS: dict[str, str] = {
    "materials_review": """
        SELECT m.id, m.title || ' (' || m.language || ')' AS name, m.review_on
        FROM materials m
        WHERE m.review_on <= :until AND m.retired_on IS NULL""",
}
