export default {
  title: 'To do',
};
