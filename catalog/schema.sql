-- What the catalog knows, as one SQLite database.
--
-- The database is compiled from the YAML files beside this one and from the result files under
-- benchmarks/. It is a cache: never edit it, edit the sources. Every name that a table refers to must
-- exist (foreign keys are checked at the end of the compilation) and every word from a fixed list is
-- checked, so that a mistake fails at the row that it would have spoiled.
--
-- Good starting points: the views technique_overview, claim_overview, work_overview and evaluation_complexity.

PRAGMA application_id = 1262633283;  -- "KBAC": how kb tells its own database from a stranger's file
PRAGMA user_version = 1;

-- Which sources the database was built from. One row.
CREATE TABLE meta (
  id             INTEGER PRIMARY KEY CHECK (id = 1),
  schema_version INTEGER NOT NULL,
  source_digest  TEXT NOT NULL,   -- SHA-256 over paths and contents of all sources
  fingerprint    TEXT NOT NULL    -- the same over paths, sizes and times; '' where not to be trusted
) STRICT;

-- ---------------------------------------------------------------------------------------------------
-- Classification

-- Families, sub-families and kinds; position is their order in taxonomy.yaml.
CREATE TABLE taxonomy_node (
  id         TEXT NOT NULL PRIMARY KEY,
  parent     TEXT REFERENCES taxonomy_node (id),
  level      TEXT NOT NULL CHECK (level IN ('family', 'subfamily', 'kind')),
  name       TEXT NOT NULL CHECK (name <> ''),
  status     TEXT CHECK (status IN ('survey-core', 'survey-discussed', 'extension')),
  definition TEXT NOT NULL CHECK (definition <> ''),
  position   INTEGER NOT NULL UNIQUE,
  CHECK ((level = 'family') = (parent IS NULL)),
  CHECK ((level = 'family') = (status IS NOT NULL))
) STRICT;
CREATE INDEX taxonomy_node_parent ON taxonomy_node (parent);

-- Every node with itself (depth 0) and all nodes below it.
CREATE VIEW taxonomy_closure AS
WITH RECURSIVE closure (ancestor, descendant, depth) AS (
  SELECT id, id, 0 FROM taxonomy_node
  UNION ALL
  SELECT closure.ancestor, node.id, closure.depth + 1
  FROM closure JOIN taxonomy_node AS node ON node.parent = closure.descendant
)
SELECT ancestor, descendant, depth FROM closure;

-- Every kind with its sub-family and family.
CREATE VIEW kind_path AS
SELECT kind.id AS kind, subfamily.id AS subfamily, family.id AS family, family.position AS family_position
FROM taxonomy_node AS kind
JOIN taxonomy_node AS subfamily ON subfamily.id = kind.parent
JOIN taxonomy_node AS family ON family.id = subfamily.parent
WHERE kind.level = 'kind';

-- ---------------------------------------------------------------------------------------------------
-- What is referred to: datasets, networks, metrics, literature

CREATE TABLE dataset (
  id         TEXT NOT NULL PRIMARY KEY,
  name       TEXT NOT NULL CHECK (name <> ''),
  task       TEXT NOT NULL,
  year       INTEGER NOT NULL,
  classes    INTEGER CHECK (classes >= 0),
  train      INTEGER CHECK (train >= 0),     -- samples
  test       INTEGER CHECK (test >= 0),
  height     INTEGER CHECK (height > 0),
  width      INTEGER CHECK (width > 0),
  channels   INTEGER CHECK (channels > 0),
  complexity TEXT NOT NULL CHECK (complexity IN ('small', 'medium', 'large')),
  licence    TEXT,
  homepage   TEXT,
  note       TEXT,
  evidence   TEXT NOT NULL CHECK (evidence IN ('seen', 'recalled', 'derived', 'reconstructed')),
  position   INTEGER NOT NULL UNIQUE
) STRICT;

CREATE TABLE network (
  id         TEXT NOT NULL PRIMARY KEY,
  name       TEXT NOT NULL CHECK (name <> ''),
  kind       TEXT NOT NULL,
  year       INTEGER NOT NULL,
  reference  TEXT NOT NULL,
  input      TEXT NOT NULL,
  parameters INTEGER CHECK (parameters >= 0),
  macs       INTEGER CHECK (macs >= 0),      -- multiply-accumulates of one inference
  size       TEXT CHECK (size IN ('tiny', 'small', 'medium', 'large')),  -- NULL: a family, variant not stated
  note       TEXT,
  evidence   TEXT NOT NULL CHECK (evidence IN ('seen', 'recalled', 'derived', 'reconstructed')),
  position   INTEGER NOT NULL UNIQUE
) STRICT;

-- Which datasets a network is commonly run on.
CREATE TABLE network_dataset (
  network  TEXT NOT NULL REFERENCES network (id) ON DELETE CASCADE,
  dataset  TEXT NOT NULL REFERENCES dataset (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (network, dataset)
) STRICT, WITHOUT ROWID;

CREATE TABLE metric (
  id         TEXT NOT NULL PRIMARY KEY,
  name       TEXT NOT NULL CHECK (name <> ''),
  "group"    TEXT NOT NULL
             CHECK ("group" IN ('error', 'accuracy', 'cost', 'computation', 'robustness', 'other')),
  unit       TEXT NOT NULL,
  minimum    REAL,
  maximum    REAL,
  definition TEXT NOT NULL CHECK (definition <> ''),
  source     TEXT,
  position   INTEGER NOT NULL UNIQUE,
  CHECK (minimum IS NULL OR maximum IS NULL OR minimum <= maximum)
) STRICT;

CREATE TABLE work (
  key      TEXT NOT NULL PRIMARY KEY,        -- the BibTeX key
  authors  TEXT NOT NULL CHECK (authors <> ''),
  title    TEXT NOT NULL CHECK (title <> ''),
  venue    TEXT NOT NULL,
  year     INTEGER NOT NULL,
  volume   TEXT,
  number   TEXT,                             -- the issue of the volume
  pages    TEXT,                             -- first and last, or the article's number
  doi      TEXT,
  arxiv    TEXT,
  kind     TEXT NOT NULL CHECK (kind IN ('article', 'inproceedings', 'misc')),
  relation TEXT NOT NULL
           CHECK (relation IN ('the-survey', 'in-scope', 'background', 'extension', 'follow-up')),
  evidence TEXT NOT NULL CHECK (evidence IN ('seen', 'recalled', 'derived', 'reconstructed')),
  note     TEXT
) STRICT;

-- What a work is about as a whole, besides the techniques that name it: a genre or a taxonomy node.
CREATE TABLE work_topic (
  work     TEXT NOT NULL REFERENCES work (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  genre    TEXT CHECK (genre IN ('survey', 'tutorial', 'outlook')),
  node     TEXT REFERENCES taxonomy_node (id),
  PRIMARY KEY (work, position),
  UNIQUE (work, genre),
  UNIQUE (work, node),
  CHECK ((genre IS NULL) <> (node IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX work_topic_node ON work_topic (node);

-- ---------------------------------------------------------------------------------------------------
-- Techniques

CREATE TABLE technique (
  id                    TEXT NOT NULL PRIMARY KEY,
  name                  TEXT NOT NULL CHECK (name <> ''),
  kind                  TEXT NOT NULL REFERENCES taxonomy_node (id),
  summary               TEXT NOT NULL CHECK (summary <> ''),
  definition            TEXT NOT NULL CHECK (definition <> ''),
  definition_evidence   TEXT NOT NULL CHECK (definition_evidence IN ('seen', 'recalled', 'reconstructed')),
  implementation_status TEXT NOT NULL
                        CHECK (implementation_status IN ('executable', 'planned', 'not-executable')),
  implementation_unit   TEXT,                -- the id in the registry of executable units
  implementation_reason TEXT,                -- why it is not executable
  CHECK (implementation_status <> 'executable' OR implementation_unit IS NOT NULL),
  CHECK (implementation_status <> 'not-executable' OR implementation_reason IS NOT NULL)
) STRICT;
CREATE INDEX technique_kind ON technique (kind);

-- A technique's literature; position 0 is where the technique comes from.
CREATE TABLE technique_work (
  technique TEXT NOT NULL REFERENCES technique (id) ON DELETE CASCADE,
  work      TEXT NOT NULL REFERENCES work (key),
  position  INTEGER NOT NULL,
  PRIMARY KEY (technique, work),
  UNIQUE (technique, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX technique_work_work ON technique_work (work);

-- The nodes a technique belongs to: its kind, and further ones as tags.
CREATE TABLE technique_node (
  technique TEXT NOT NULL REFERENCES technique (id) ON DELETE CASCADE,
  node      TEXT NOT NULL REFERENCES taxonomy_node (id),
  relation  TEXT NOT NULL CHECK (relation IN ('kind', 'also')),
  position  INTEGER NOT NULL,
  PRIMARY KEY (technique, node)
) STRICT, WITHOUT ROWID;
CREATE INDEX technique_node_node ON technique_node (node);

CREATE TABLE parameter (
  technique TEXT NOT NULL REFERENCES technique (id) ON DELETE CASCADE,
  name      TEXT NOT NULL,
  meaning   TEXT NOT NULL,
  typical   TEXT,
  position  INTEGER NOT NULL,
  PRIMARY KEY (technique, name)
) STRICT, WITHOUT ROWID;

-- The settings that a benchmark runs.
CREATE TABLE configuration (
  technique TEXT NOT NULL REFERENCES technique (id) ON DELETE CASCADE,
  label     TEXT NOT NULL,
  unit      TEXT NOT NULL CHECK (unit <> ''),
  position  INTEGER NOT NULL,
  PRIMARY KEY (technique, label)
) STRICT, WITHOUT ROWID;

-- What a technique was evaluated on, by its authors or, where a work is named, by later ones.
CREATE TABLE evaluation (
  technique TEXT NOT NULL REFERENCES technique (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  dataset   TEXT REFERENCES dataset (id),
  network   TEXT REFERENCES network (id),
  work      TEXT REFERENCES work (key),
  text      TEXT NOT NULL,                   -- what the paper says
  evidence  TEXT NOT NULL CHECK (evidence IN ('seen', 'recalled', 'derived', 'reconstructed')),
  PRIMARY KEY (technique, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX evaluation_dataset ON evaluation (dataset);
CREATE INDEX evaluation_network ON evaluation (network);
CREATE INDEX evaluation_work ON evaluation (work);

-- Other names, each of exactly one thing.
CREATE TABLE alias (
  id        INTEGER PRIMARY KEY,
  alias     TEXT NOT NULL CHECK (alias <> ''),
  node      TEXT REFERENCES taxonomy_node (id) ON DELETE CASCADE,
  dataset   TEXT REFERENCES dataset (id) ON DELETE CASCADE,
  network   TEXT REFERENCES network (id) ON DELETE CASCADE,
  technique TEXT REFERENCES technique (id) ON DELETE CASCADE,
  CHECK ((node IS NOT NULL) + (dataset IS NOT NULL) + (network IS NOT NULL) + (technique IS NOT NULL) = 1)
) STRICT;
CREATE UNIQUE INDEX alias_node ON alias (alias) WHERE node IS NOT NULL;
CREATE UNIQUE INDEX alias_dataset ON alias (alias) WHERE dataset IS NOT NULL;
CREATE UNIQUE INDEX alias_network ON alias (alias) WHERE network IS NOT NULL;
CREATE UNIQUE INDEX alias_technique ON alias (alias) WHERE technique IS NOT NULL;

-- ---------------------------------------------------------------------------------------------------
-- Claims

-- One published figure for one configuration, and how it is tested here (check_...) or why it is not.
CREATE TABLE claim (
  technique        TEXT NOT NULL REFERENCES technique (id) ON DELETE CASCADE,
  id               TEXT NOT NULL,
  position         INTEGER NOT NULL,
  metric           TEXT NOT NULL REFERENCES metric (id),
  operator         TEXT NOT NULL CHECK (operator IN ('=', '<', '<=', '>', '>=', 'range')),
  published        TEXT NOT NULL,            -- the digits as published
  value            REAL NOT NULL,            -- of a range, its lower end
  value_upper      REAL NOT NULL,            -- of a range, its upper end; otherwise as value
  half_width       REAL NOT NULL CHECK (half_width > 0),  -- half a unit of the last published digit
  configuration    TEXT NOT NULL,
  baseline         TEXT,
  dataset          TEXT REFERENCES dataset (id),
  network          TEXT REFERENCES network (id),
  setting          TEXT,
  work             TEXT NOT NULL REFERENCES work (key),
  source           TEXT NOT NULL CHECK (source <> ''),
  evidence         TEXT NOT NULL CHECK (evidence IN ('seen', 'recalled', 'derived')),
  untestable       TEXT,                     -- why it cannot be tested here
  check_experiment TEXT CHECK (
    check_experiment IN ('error-statistics', 'network-accuracy', 'unit-cost', 'cell-statistics', 'function-statistics',
                         'planned')),
  check_unit       TEXT,                     -- of cell-statistics the cell, of function-statistics the function; several, joined by '; ', for a range of costs
  check_statistic  TEXT,
  check_domain     TEXT CHECK (check_domain IN ('all', 'nonzero-operands', 'signed-magnitudes')),
  check_samples    INTEGER CHECK (check_samples > 0),
  check_network    TEXT REFERENCES network (id),
  check_dataset    TEXT REFERENCES dataset (id),
  check_encoding   TEXT,
  check_binding    TEXT,
  check_baseline   TEXT,                     -- the unit that a cost is held against, or an error when the claim is a reduction
  check_percent_of INTEGER CHECK (check_percent_of > 0), -- a mean error is held against the claim in percent of this
  check_note       TEXT,
  PRIMARY KEY (technique, id),
  UNIQUE (technique, position),
  CHECK ((check_experiment IS NULL) <> (untestable IS NULL)),
  CHECK (value <= value_upper),
  CHECK (operator = 'range' OR value = value_upper),
  CHECK (check_experiment IS NOT 'error-statistics'
         OR (check_unit IS NOT NULL AND check_statistic IS NOT NULL AND check_domain IS NOT NULL)),
  CHECK (check_percent_of IS NULL
         OR (check_experiment = 'error-statistics' AND check_statistic = 'mae' AND check_baseline IS NULL)),
  CHECK (check_experiment IS NOT 'network-accuracy'
         OR (check_unit IS NOT NULL AND check_statistic IN ('accuracy', 'accuracy-drop')
             AND check_network IS NOT NULL AND check_dataset IS NOT NULL
             AND check_encoding IS NOT NULL AND check_binding IS NOT NULL)),
  CHECK (check_experiment IS NOT 'unit-cost'
         OR (check_unit IS NOT NULL AND check_statistic IS NOT NULL)),
  CHECK (check_experiment NOT IN ('cell-statistics', 'function-statistics')
         OR (check_unit IS NOT NULL AND check_statistic IS NOT NULL)),
  CHECK (check_experiment IS NOT 'planned' OR check_note IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_metric ON claim (metric, value);
CREATE INDEX claim_work ON claim (work);
CREATE INDEX claim_dataset ON claim (dataset);
CREATE INDEX claim_network ON claim (network);

-- What is wrong, contradictory or a trap, about a technique or one of its claims.
CREATE TABLE finding (
  technique TEXT NOT NULL REFERENCES technique (id) ON DELETE CASCADE,
  claim     TEXT,
  position  INTEGER NOT NULL,
  kind      TEXT NOT NULL CHECK (kind IN ('trap', 'mismatch', 'correction', 'note')),
  text      TEXT NOT NULL CHECK (text <> ''),
  FOREIGN KEY (technique, claim) REFERENCES claim (technique, id) ON DELETE CASCADE
) STRICT;
CREATE INDEX finding_technique ON finding (technique, claim, position);

-- ---------------------------------------------------------------------------------------------------
-- Results

-- One figure that was measured here, with its provenance.
CREATE TABLE measurement (
  key            TEXT NOT NULL PRIMARY KEY,
  technique      TEXT REFERENCES technique (id),  -- NULL for a unit outside the catalog
  unit           TEXT NOT NULL,
  unit_identity  TEXT NOT NULL,
  experiment     TEXT NOT NULL CHECK (experiment <> ''),
  statistic      TEXT NOT NULL CHECK (statistic <> ''),
  network        TEXT,                       -- not a reference: a user's own network may be measured
  value          REAL NOT NULL,
  lower          REAL,                       -- the confidence interval
  upper          REAL,
  sample_count   INTEGER NOT NULL CHECK (sample_count >= 0),
  details        TEXT NOT NULL CHECK (json_valid(details)),
  network_digest TEXT,
  dataset        TEXT,                       -- not a reference either
  dataset_digest TEXT,
  encoding       TEXT,
  binding        TEXT,
  operand_width  INTEGER CHECK (operand_width BETWEEN 1 AND 32),  -- bits; NULL: 8
  accumulator    TEXT,                       -- the adder that sums up products; NULL: exact sums
  seed           TEXT,                       -- 64 bits without sign, hence text
  code_version   TEXT NOT NULL,
  kernel_set     TEXT,
  CHECK ((lower IS NULL) = (upper IS NULL)),
  CHECK (lower IS NULL OR lower <= upper)
) STRICT;
CREATE INDEX measurement_technique ON measurement (technique);

-- What came of testing a claim. Claims without a row are not testable or pending: see claim_verdict.
CREATE TABLE verdict (
  technique      TEXT NOT NULL,
  claim          TEXT NOT NULL,
  outcome        TEXT NOT NULL
                 CHECK (outcome IN ('reproduced', 'partly', 'not-reproduced', 'not-testable', 'pending')),
  reason         TEXT NOT NULL,
  measured_value REAL,
  measured_to    REAL,                       -- of a range that a family spans, its upper end
  measurement    TEXT REFERENCES measurement (key),
  PRIMARY KEY (technique, claim),
  FOREIGN KEY (technique, claim) REFERENCES claim (technique, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX verdict_outcome ON verdict (outcome);

-- ---------------------------------------------------------------------------------------------------
-- Views

-- The verdict of every claim, stored or following from its source.
CREATE VIEW claim_verdict AS
SELECT
  claim.technique, claim.id AS claim,
  coalesce(verdict.outcome, CASE WHEN claim.untestable IS NULL THEN 'pending' ELSE 'not-testable' END)
    AS outcome,
  coalesce(verdict.reason, claim.untestable, claim.check_note, 'not measured yet') AS reason,
  verdict.measured_value, verdict.measured_to, verdict.measurement
FROM claim
LEFT JOIN verdict ON verdict.technique = claim.technique AND verdict.claim = claim.id;

-- Published beside measured.
CREATE VIEW claim_overview AS
SELECT
  claim.technique, technique.name AS technique_name, claim.id AS claim,
  claim.metric, metric.name AS metric_name, metric.unit AS metric_unit,
  claim.operator, claim.published, claim.value, claim.value_upper, claim.half_width,
  claim.configuration, claim.baseline, claim.dataset, claim.network, claim.setting,
  claim.work, work.title AS work_title, work.year AS work_year, claim.source, claim.evidence,
  claim.check_experiment, claim.check_unit,
  claim_verdict.outcome, claim_verdict.reason, claim_verdict.measured_value, claim_verdict.measured_to,
  claim_verdict.measurement, measurement.lower AS measured_lower, measurement.upper AS measured_upper,
  measurement.sample_count
FROM claim
JOIN technique ON technique.id = claim.technique
JOIN metric ON metric.id = claim.metric
JOIN work ON work.key = claim.work
JOIN claim_verdict ON claim_verdict.technique = claim.technique AND claim_verdict.claim = claim.id
LEFT JOIN measurement ON measurement.key = claim_verdict.measurement;

-- One line a technique. Counts are subqueries, not joined groups, so that a query for a few techniques
-- counts for those only.
CREATE VIEW technique_overview AS
SELECT
  technique.id AS technique, technique.name, kind_path.family, kind_path.subfamily, technique.kind,
  work.year, work.key AS first_work, technique.implementation_status AS status, technique.summary,
  (SELECT count(*) FROM claim WHERE claim.technique = technique.id) AS claims,
  (SELECT count(*) FROM claim WHERE claim.technique = technique.id
     AND claim.check_experiment <> 'planned') AS checkable_claims,
  -- Published figures; those that follow from a definition and agree are in the next column.
  (SELECT count(*) FROM claim_verdict AS v JOIN claim ON claim.technique = v.technique AND claim.id = v.claim
     WHERE v.technique = technique.id AND v.outcome = 'reproduced' AND claim.evidence <> 'derived') AS reproduced,
  (SELECT count(*) FROM claim_verdict AS v JOIN claim ON claim.technique = v.technique AND claim.id = v.claim
     WHERE v.technique = technique.id AND v.outcome = 'reproduced' AND claim.evidence = 'derived')
    AS derived_reproduced,
  (SELECT count(*) FROM claim_verdict AS v WHERE v.technique = technique.id
     AND v.outcome = 'partly') AS partly,
  (SELECT count(*) FROM claim_verdict AS v WHERE v.technique = technique.id
     AND v.outcome = 'not-reproduced') AS not_reproduced,
  (SELECT count(*) FROM claim_verdict AS v WHERE v.technique = technique.id
     AND v.outcome = 'not-testable') AS not_testable,
  (SELECT count(*) FROM claim_verdict AS v WHERE v.technique = technique.id
     AND v.outcome = 'pending') AS pending,
  (SELECT count(*) FROM measurement WHERE measurement.technique = technique.id) AS measurements,
  (SELECT count(*) FROM evaluation WHERE evaluation.technique = technique.id) AS evaluations,
  kind_path.family_position
FROM technique
JOIN kind_path ON kind_path.kind = technique.kind
JOIN technique_work ON technique_work.technique = technique.id AND technique_work.position = 0
JOIN work ON work.key = technique_work.work;

-- One line a work, with what leads to it: techniques, claims, techniques of others that it evaluates,
-- topics.
CREATE VIEW work_overview AS
SELECT
  work.key, work.authors, work.title, work.venue, work.year, work.relation, work.evidence,
  (SELECT count(*) FROM technique_work WHERE technique_work.work = work.key) AS techniques,
  (SELECT count(*) FROM claim WHERE claim.work = work.key) AS claims,
  (SELECT count(DISTINCT evaluation.technique) FROM evaluation WHERE evaluation.work = work.key) AS evaluates,
  (SELECT group_concat(topic, ' ') FROM
     (SELECT coalesce(genre, node) AS topic FROM work_topic WHERE work_topic.work = work.key ORDER BY position))
    AS topics
FROM work;

-- How demanding the evaluations by the techniques' own authors are: techniques by family, complexity of the
-- dataset, size of the network and year. NULL where an evaluation names no known dataset or network.
CREATE VIEW evaluation_complexity AS
SELECT
  technique_overview.family, dataset.complexity AS dataset_complexity, network.size AS network_size,
  technique_overview.year, count(DISTINCT evaluation.technique) AS techniques, count(*) AS evaluations,
  technique_overview.family_position
FROM evaluation
JOIN technique_overview ON technique_overview.technique = evaluation.technique
LEFT JOIN dataset ON dataset.id = evaluation.dataset
LEFT JOIN network ON network.id = evaluation.network
WHERE evaluation.work IS NULL
GROUP BY technique_overview.family, dataset.complexity, network.size, technique_overview.year;

-- ---------------------------------------------------------------------------------------------------
-- Full text, one row a technique

CREATE VIRTUAL TABLE technique_text USING fts5 (
  technique, name, aliases, taxonomy, summary, definition, metrics, works,
  tokenize = 'unicode61 remove_diacritics 2'
);
