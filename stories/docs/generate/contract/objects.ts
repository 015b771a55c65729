import {
  huddleReader,
  huddleSignalReaders,
  momentReader,
  outcomeReader,
  type Reader,
  signalReaders,
} from './reader.js';
import { deref, itemOf, membersOf, type Node, questionNode, schemas } from './schema.js';

/** One kind of object in the contract, as the reference shows it. */
export interface ContractObject {
  /** The heading of its section. */
  name: string;
  /** The page of its section. */
  page: string;
  /** The TypeScript type, or a member of one, with the doc comments of its fields. */
  type: string;
  schema: Node;
  reader: Reader;
  /** Where the reader's sample has such objects. */
  sample: readonly string[];
}

/** Finds the schema of a value in a document by the names that lead to it. */
function schemaAt(path: readonly string[], document: Node = schemas.moment): Node {
  return path.reduce<Node>(
    (node, step) => (step === '*' ? itemOf(node)! : deref(membersOf(node)[step]!)),
    document,
  );
}

const object = (page: string, name: string, type: string, path: string, schema?: Node): ContractObject => {
  const sample = path.split('/').filter(Boolean);
  return { name, page, type, schema: schema ?? schemaAt(sample), reader: momentReader, sample };
};

const ofHuddle = (page: string, name: string, type: string, path: string): ContractObject => {
  const sample = path.split('/').filter(Boolean);
  return { name, page, type, schema: schemaAt(sample, schemas.huddle), reader: huddleReader, sample };
};

const question = (type?: string, name = '') =>
  object(
    'form',
    type ? `Question of type ${type}` : 'Question',
    type ? `${name}Question` : 'QuestionBase',
    `feedback/*/questions/${type ? `type=${type}` : '*'}`,
    questionNode(type),
  );

/** The data of a type of signals, without what all have. */
const signalNode = (name: string, signals: Node = schemas.signal): Node =>
  (signals.oneOf as Node[]).find(node => membersOf(node).type?.const === `dev.tillside.${name}`)!;
const dataNode = (name: string, isOwn: (field: string) => boolean, signals?: Node): Node => {
  const node = membersOf(signalNode(name, signals)).data!;
  const own = Object.entries(membersOf(node)).filter(([field]) => isOwn(field));
  return { ...node, properties: Object.fromEntries(own) };
};
const common = ['moment', 'surface', 'locale', 'mode', 'ref'];
const ofForms = ['form', 'about', 'response'];

const signalObject = (
  name: string,
  type: string,
  reader: Reader,
  schema: Node,
  sample: string[] = ['data'],
): ContractObject => ({ name, page: 'signal', type, schema, reader, sample });

const ofTeam = ['huddle', 'team', 'by'];
const huddleSignalObject = (
  name: string,
  type: string,
  reader: Reader,
  schema: Node,
  sample: string[] = ['data'],
): ContractObject => ({ name, page: 'huddle-signal', type, schema, reader, sample });
const toldNode = signalNode('story.told', schemas.huddleSignal);

const { suggestion, answer, followUp } = signalReaders;
const answered = signalNode('feedback.answered');
const contact = deref(membersOf(membersOf(signalNode('feedback.followup')).data!).contact!);

/** All objects of the contract, in the order of the reference. */
export const objects: readonly ContractObject[] = [
  object('moment', 'Moment', 'MomentInput', ''),
  object('moment', 'Customer', 'Customer', 'customer'),
  object('moment', 'Basket', 'Basket', 'basket'),
  object('moment', 'Basket item', 'BasketItem', 'basket/items/*'),
  object('moment', 'Pacing', 'Pacing', 'pacing'),
  object('moment', 'Money', 'Money', 'basket/total'),
  object('promise', 'Promise', 'PromiseInput', 'promises/*'),
  object('promise', 'Evidence', 'Evidence', 'promises/*/evidence'),
  object('promise', 'Cutoff', 'Cutoff', 'promises/*/cutoff'),
  object('promise', 'Link', 'Link', 'promises/*/link'),
  object('suggestion', 'Suggestion', 'SuggestionInput', 'suggestions/*'),
  object('suggestion', 'Reason', 'SuggestionInput.reason', 'suggestions/*/reason'),
  object('suggestion', 'When', 'When', 'suggestions/*/when'),
  object('suggestion', 'Product', 'Product', 'suggestions/*/product'),
  object('suggestion', 'Image', 'Image', 'suggestions/*/product/image'),
  object('suggestion', 'Unit price', 'Product.unitPrice', 'suggestions/*/product/unitPrice'),
  object('suggestion', 'Contact', 'Contact', 'suggestions/*/contact'),
  object('suggestion', 'Accept', 'SuggestionInput.accept', 'suggestions/*/accept'),
  object('suggestion', 'Decline', 'SuggestionInput.decline', 'suggestions/*/decline'),
  object('suggestion', 'Choice', 'Choice', 'suggestions/*/instead/*'),
  object('form', 'Form', 'FormInput', 'feedback/*'),
  question(),
  question('kept', 'Kept'),
  question('choice', 'Choice'),
  question('consent', 'Consent'),
  question('contact', 'Contact'),
  object('form', 'Condition', 'QuestionBase.when', 'feedback/*/questions/*/when'),
  object('form', 'Thanks', 'FormInput.thanks', 'feedback/*/thanks'),
  object('form', 'Follow-up', 'FormInput.followUp', 'feedback/*/followUp'),
  object('form', 'Recovery', 'FormInput.recovery', 'feedback/*/recovery'),
  signalObject('Signal', 'Signal', answer, answered, []),
  signalObject(
    'Data of every signal',
    'SignalBase',
    answer,
    dataNode('feedback.answered', field => common.includes(field)),
  ),
  signalObject(
    'Data about a suggestion',
    'SuggestionData',
    suggestion,
    dataNode('suggestion.shown', field => !common.includes(field)),
  ),
  signalObject(
    'Data about a response',
    'FeedbackData',
    answer,
    dataNode('feedback.answered', field => ofForms.includes(field)),
  ),
  signalObject(
    'Data of an answer',
    'AnsweredData',
    answer,
    dataNode('feedback.answered', field => ![...common, ...ofForms].includes(field)),
  ),
  signalObject('Contact that was given', 'ContactAnswer', followUp, contact, ['data', 'contact']),
  {
    name: 'Outcome',
    page: 'signal',
    type: 'SaleOutcomeInput',
    schema: schemas.outcome,
    reader: outcomeReader,
    sample: [],
  },
  {
    name: 'Sold item',
    page: 'signal',
    type: 'SoldItemInput',
    schema: itemOf(membersOf(schemas.outcome).items!)!,
    reader: outcomeReader,
    sample: ['items', '*'],
  },
  ofHuddle('huddle', 'Huddle', 'HuddleInput', ''),
  ofHuddle('huddle', 'Team', 'Team', 'team'),
  ofHuddle('huddle', 'Period', 'Period', 'period'),
  ofHuddle('huddle', 'News', 'News', 'news/*'),
  ofHuddle('result', 'Result', 'ResultInput', 'results/*'),
  ofHuddle('result', 'Figure', 'Figure', 'results/*/after'),
  ofHuddle('result', 'Worth', 'Worth', 'results/*/money'),
  ofHuddle('result', 'Action', 'Action', 'results/*/actions/*'),
  ofHuddle('portrait', 'Portrait', 'Portrait', 'portraits/*'),
  ofHuddle('portrait', 'Fact', 'Fact', 'portraits/*/facts/*'),
  ofHuddle('portrait', 'Basis', 'PortraitBasis', 'portraits/*/basis'),
  ofHuddle('story', 'Story', 'Story', 'stories/*'),
  ofHuddle('story', 'About', 'StoryAbout', 'stories/*/about'),
  ofHuddle('story', 'Share', 'StoryShare', 'stories/*/share'),
  ofHuddle('story', 'Thanks', 'Thanks', 'thanks/*'),
  huddleSignalObject('Signal of a huddle', 'HuddleSignal', huddleSignalReaders.story, toldNode, []),
  huddleSignalObject(
    'Data of every signal of a huddle',
    'HuddleSignalBase',
    huddleSignalReaders.story,
    dataNode('story.told', field => ofTeam.includes(field), schemas.huddleSignal),
  ),
  huddleSignalObject(
    'Data of a story',
    'StoryTold',
    huddleSignalReaders.story,
    dataNode('story.told', field => !ofTeam.includes(field), schemas.huddleSignal),
  ),
  huddleSignalObject(
    'What a story is about',
    'StoryAbout',
    huddleSignalReaders.story,
    deref(membersOf(membersOf(toldNode).data!).about!),
    ['data', 'about'],
  ),
  huddleSignalObject(
    'Data of thanks',
    'ThanksGiven',
    huddleSignalReaders.thanks,
    dataNode('thanks.given', field => !ofTeam.includes(field), schemas.huddleSignal),
  ),
];

/** The object of the contract that a schema describes. */
export function objectOf(node: Node): ContractObject | undefined {
  const schema = deref(node);
  if (schema.oneOf) return objects.find(({ name }) => name === 'Question');
  return objects.find(each => each.schema === schema);
}
