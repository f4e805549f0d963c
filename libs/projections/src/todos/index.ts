export { bucketOf, sundayOf, todoBuckets, type TodoBucket, type TodoCounts } from './todo-buckets.js';
export { isCampaignTodo, todoDetail, type TodoDetail, type TodoFacts } from './todo-details.js';
export { dueTodoLines, ownTodoLines, todoLines, todoPage, type TodoQuestion } from './todo-list.js';
export { todoWords } from './todo-words.js';
