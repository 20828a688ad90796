import React from 'react';
import { useParams } from 'react-router-dom';
import { useAgent } from '../agent-context';
import { useAnswer } from '../data/use-answer';
import { SlotLoading } from './SlotLoading';
import { SlotView } from './SlotView';

/** The page of one place over time: what an alert's link opens. */
export function SlotPage() {
  const { id = '' } = useParams();
  return <Slot key={id} id={id} />;
}

function Slot({ id }: { id: string }) {
  const { client } = useAgent();
  const answer = useAnswer(id, (signal) => client.slot(id, signal));
  return answer.data === null ? <SlotLoading answer={answer} /> : <SlotView answer={answer} slot={answer.data} />;
}
