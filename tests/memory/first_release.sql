INSERT INTO person (id, identifier, created_at) VALUES ('me', 'guest:me', :at);
INSERT INTO care_link (id, person_id, patient_id, role, created_at)
VALUES ('l1', 'me', 'p1', 'patient', :at);
INSERT INTO conversation (id, patient_id, person_id, created_at, updated_at, next_seq, fence)
VALUES ('c1', 'p1', 'me', :at, :at, 2, 1);
INSERT INTO turn (id, conversation_id, patient_id, author_id, author_role, seq, client_key, status,
  attempts, urgency, sealed_question, trace, created_at)
VALUES ('t1', 'c1', 'p1', 'me', 'patient', 1, 'k1', 'done', 1, 'routine', :question, '{}', :at);
INSERT INTO patient_fact (id, patient_id, kind, status, subject, slot, sealed_fact, turn_id,
  asserted_by, asserted_role, extractor, confirmed_at, recorded_at)
VALUES ('f1', 'p1', 'drug', 'current', 'patient', :slot, :fact, 't1',
  'me', 'patient', 'rules/1', :at, :at);
